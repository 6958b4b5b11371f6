using System.Text.Json.Serialization;
using ExcelChat.Caching;
using ExcelChat.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace ExcelChat.Core.Tests.Caching;

public sealed partial class VersionedCacheTests : IAsyncDisposable
{
    private static readonly CacheKey Key = new()
    {
        Kind = CacheKind.Search,
        Scope = "tenant-1/all",
        Version = "sha-1",
        Parts = ["Which region grew?", "top=5"],
        WorkbookIds = ["book-1", "book-2"],
    };

    private readonly ServiceProvider _provider = new ExcelChatBuilder(new ServiceCollection()).AddCaching().Services.BuildServiceProvider();
    private int _computed;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private VersionedCache Cache => _provider.GetRequiredService<VersionedCache>();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task A_second_question_is_answered_without_computing_and_with_a_value_of_its_own()
    {
        var first = await FindAsync(Key);
        first.Clear();

        Assert.Equal([new Hit("found 1", 0.5)], await FindAsync(Key));
        Assert.Equal(1, _computed);
    }

    [Fact]
    public async Task A_new_version_or_another_scope_computes_anew()
    {
        await FindAsync(Key);
        await FindAsync(Key with { Version = "sha-2" });
        await FindAsync(Key with { Scope = "tenant-2/all" });

        Assert.Equal(3, _computed);
    }

    [Fact]
    public async Task Forgetting_a_workbook_forgets_what_was_made_from_it_and_nothing_else()
    {
        var other = Key with { Version = "sha-3", WorkbookIds = ["book-3"] };
        await FindAsync(Key);
        await FindAsync(other);

        await Cache.ForgetAsync("book-2", Token);

        await FindAsync(other);
        Assert.Equal(2, _computed);
        await FindAsync(Key);
        Assert.Equal(3, _computed);
    }

    [Fact]
    public async Task Forgetting_a_scope_forgets_what_was_made_under_it_and_nothing_else()
    {
        var other = Key with { Scope = "tenant-2" };
        await FindAsync(Key);
        await FindAsync(other);

        await Cache.ForgetScopeAsync(Key.Scope, Token);

        await FindAsync(other);
        Assert.Equal(2, _computed);
        await FindAsync(Key);
        Assert.Equal(3, _computed);
    }

    [Fact]
    public async Task Many_callers_at_once_compute_once()
    {
        var isAsked = new TaskCompletionSource();
        var callers = Enumerable.Range(0, 100).Select(_ => Cache.GetOrCreateAsync(Key, Json.Default.ListHit, async token =>
        {
            Interlocked.Increment(ref _computed);
            await isAsked.Task.WaitAsync(TimeSpan.FromSeconds(30), token);
            return [new Hit("slow", 1)];
        }, Token).AsTask()).ToArray();

        isAsked.SetResult();
        var found = await Task.WhenAll(callers);

        Assert.Equal(1, _computed);
        Assert.All(found, f => Assert.Equal("slow", f.Single().Text));
    }

    [Fact]
    public async Task An_error_is_not_kept()
    {
        await Assert.ThrowsAsync<IOException>(async () => await Cache.GetOrCreateAsync<List<Hit>>(Key, Json.Default.ListHit, _ => throw new IOException(), Token));

        Assert.Equal([new Hit("found 1", 0.5)], await FindAsync(Key));
    }

    [Fact]
    public async Task A_result_above_a_mebibyte_is_still_given_right_and_unshared()
    {
        var large = new string('x', 3 << 20);
        for (var i = 0; i < 2; i++)
        {
            var found = await Cache.GetOrCreateAsync(Key, Json.Default.ListHit, _ => new([new Hit(large, 1)]), Token);
            Assert.Equal(large, Assert.Single(found).Text);
            found.Clear();
        }
    }

    [Fact]
    public void A_lifetime_of_nothing_is_refused() =>
        Assert.Throws<ExcelChatConfigurationException>(() => new CachingOptions { SearchLifetime = TimeSpan.Zero });

    private async Task<List<Hit>> FindAsync(CacheKey key) =>
        await Cache.GetOrCreateAsync(key, Json.Default.ListHit, _ => new([new Hit($"found {++_computed}", 0.5)]), Token);

    internal sealed record Hit(string Text, double Score);

    [JsonSerializable(typeof(List<Hit>))]
    private sealed partial class Json : JsonSerializerContext;
}
