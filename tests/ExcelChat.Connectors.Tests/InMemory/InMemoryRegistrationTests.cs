using ExcelChat.Connectors.InMemory;
using ExcelChat.Connectors.Tests.Suites;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryRegistrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ServiceLifetime.Singleton, null)]
    [InlineData(ServiceLifetime.Scoped, "key")]
    [InlineData(ServiceLifetime.Transient, 8)]
    [InlineData(ServiceLifetime.Scoped, null)]
    public void The_store_is_registered_as_itself_and_as_the_abstraction_with_its_lifetime(ServiceLifetime lifetime, object? key)
    {
        using var provider = new ServiceCollection().AddKeyedInMemoryVectorStore(key, lifetime: lifetime).BuildServiceProvider();
        using var scope = provider.CreateScope();
        using var other = provider.CreateScope();
        VectorStore First(IServiceScope from) => from.ServiceProvider.GetRequiredKeyedService<VectorStore>(key);

        Assert.IsType<InMemoryVectorStore>(First(scope));
        Assert.Equal(lifetime != ServiceLifetime.Transient, ReferenceEquals(First(scope), scope.ServiceProvider.GetRequiredKeyedService<InMemoryVectorStore>(key)));
        Assert.Equal(lifetime == ServiceLifetime.Singleton, ReferenceEquals(First(scope), First(other)));
    }

    [Fact]
    public void The_last_store_registered_is_the_one_given()
    {
        using var provider = new ServiceCollection()
            .AddInMemoryVectorStore(_ => new() { Name = "first" })
            .AddInMemoryVectorStore(_ => new() { Name = "second" })
            .BuildServiceProvider();

        Assert.Equal("second", ((VectorStoreMetadata)provider.GetRequiredService<VectorStore>().GetService(typeof(VectorStoreMetadata))!).VectorStoreName);
    }

    [Fact]
    public void No_services_is_an_error() => Assert.Throws<ArgumentNullException>("services", () => ((IServiceCollection)null!).AddInMemoryVectorStore());

    [Fact]
    public async Task The_registered_generator_is_used_unless_the_options_have_one()
    {
        using var registered = new EmbeddingSuite.Generator(1);
        using var chosen = new EmbeddingSuite.Generator(2);
        var services = new ServiceCollection().AddInMemoryVectorStore().AddKeyedInMemoryVectorStore("own", _ => new() { EmbeddingGenerator = chosen });
        services.AddSingleton<IEmbeddingGenerator>(registered);
        await using var provider = services.BuildServiceProvider();
        foreach (var store in new[] { provider.GetRequiredService<VectorStore>(), provider.GetRequiredKeyedService<VectorStore>("own") })
        {
            var collection = store.GetCollection<Guid, EmbeddingSuite.Entry>("entries");
            await collection.EnsureCollectionExistsAsync(Cancel);
            await collection.UpsertAsync(new EmbeddingSuite.Entry { Text = "x" }, Cancel);
        }

        Assert.Equal([1], registered.Batches);
        Assert.Equal([1], chosen.Batches);
    }

    [Fact]
    public void ExcelChat_takes_the_store_from_its_builder()
    {
        var services = new ServiceCollection();
        new ExcelChatBuilder(services).UseInMemoryVectorStore(options => options.Name = "mine");
        using var provider = services.BuildServiceProvider();

        var store = Assert.IsType<InMemoryVectorStore>(provider.GetRequiredService<VectorStore>());
        Assert.Equal("mine", ((VectorStoreMetadata)store.GetService(typeof(VectorStoreMetadata))!).VectorStoreName);
    }
}
