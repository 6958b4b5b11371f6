using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Conformance;

/// <summary>A store comes from the container as itself and as the abstraction.</summary>
public abstract class RegistrationSuite(TestStore store) : StoreSuite(store)
{
    public static MatrixTheoryData<ServiceLifetime, object?> Registrations { get; } =
        new([ServiceLifetime.Singleton, ServiceLifetime.Scoped, ServiceLifetime.Transient], [null, "key", 8]);

    [Theory]
    [MemberData(nameof(Registrations))]
    public void The_store_is_registered_as_itself_and_as_the_abstraction_with_its_lifetime(ServiceLifetime lifetime, object? key)
    {
        var services = new ServiceCollection();
        Store.Register(services, key, generator: null, lifetime);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        using var other = provider.CreateScope();
        VectorStore First(IServiceScope from) => from.ServiceProvider.GetRequiredKeyedService<VectorStore>(key);

        Assert.IsType(Store.StoreType, First(scope));
        Assert.Equal(lifetime != ServiceLifetime.Transient, ReferenceEquals(First(scope), scope.ServiceProvider.GetRequiredKeyedService(Store.StoreType, key)));
        Assert.Equal(lifetime == ServiceLifetime.Singleton, ReferenceEquals(First(scope), First(other)));
    }

    [Fact]
    public void Without_a_key_it_is_the_only_one()
    {
        var services = new ServiceCollection();
        Store.Register(services);
        using var provider = services.BuildServiceProvider();

        Assert.Same(provider.GetRequiredService(Store.StoreType), provider.GetRequiredService<VectorStore>());
    }

    [Fact]
    public void No_services_is_an_error() => Assert.Throws<ArgumentNullException>("services", () => Store.Register(null!));

    [Fact]
    public async Task The_registered_generator_is_used_unless_the_options_have_one()
    {
        using var registered = new EmbeddingSuite.Generator(1);
        using var chosen = new EmbeddingSuite.Generator(2);
        var services = new ServiceCollection();
        Store.Register(services, "plain", generator: null, ServiceLifetime.Singleton);
        Store.Register(services, "own", chosen, ServiceLifetime.Singleton);
        services.AddSingleton<IEmbeddingGenerator>(registered);
        await using var provider = services.BuildServiceProvider();
        foreach (var key in new[] { "plain", "own" })
        {
            var collection = provider.GetRequiredKeyedService<VectorStore>(key).GetCollection<Guid, EmbeddingSuite.Entry>(Store.NewName());
            await collection.EnsureCollectionExistsAsync(Cancel);
            await collection.UpsertAsync(new EmbeddingSuite.Entry { Text = "x" }, Cancel);
        }

        Assert.Equal([1], registered.Batches);
        Assert.Equal([1], chosen.Batches);
    }
}
