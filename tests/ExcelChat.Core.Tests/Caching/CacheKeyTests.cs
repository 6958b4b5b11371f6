using ExcelChat.Caching;
using FsCheck;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Caching;

public sealed class CacheKeyTests
{
    [Property]
    public bool Keys_are_equal_exactly_when_all_that_they_depend_on_is(NonNull<string>[] left, NonNull<string>[] right)
    {
        var (a, b) = (left.Select(s => s.Get).ToArray(), right.Select(s => s.Get).ToArray());

        return (Key(a) == Key(b)) == a.SequenceEqual(b);
    }

    [Property]
    public bool Where_one_part_ends_and_the_next_begins_is_part_of_the_key(NonEmptyString text, PositiveInt at)
    {
        var cut = at.Get % text.Get.Length;

        return Key([text.Get[..cut], text.Get[cut..]]) != Key([text.Get]) && Key([text.Get[..cut], text.Get[cut..]]) != Key([text.Get, ""]);
    }

    [Fact]
    public void Scope_and_version_are_part_of_the_key()
    {
        var key = New(["q"]);

        Assert.NotEqual(key.ToString(), (key with { Scope = "other" }).ToString());
        Assert.NotEqual(key.ToString(), (key with { Version = "other" }).ToString());
        Assert.NotEqual(key.ToString(), (key with { Kind = CacheKind.File }).ToString());
    }

    [Fact]
    public void A_key_shows_nothing_of_what_was_asked_and_is_short()
    {
        var text = New([new string('q', 100_000)]).ToString();

        Assert.Matches("^excelchat:Search:[0-9a-f]{64}$", text);
    }

    private static string Key(string[] parts) => New(parts).ToString();

    private static CacheKey New(string[] parts) => new() { Kind = CacheKind.Search, Scope = "s", Version = "v", Parts = parts };
}
