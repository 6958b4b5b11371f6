using ExcelChat.Connectors.InMemory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryBuilderTests
{
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
    public void ExcelChat_takes_the_store_from_its_builder()
    {
        var services = new ServiceCollection();
        new ExcelChatBuilder(services).UseInMemoryVectorStore(options => options.Name = "mine");
        using var provider = services.BuildServiceProvider();

        var store = Assert.IsType<InMemoryVectorStore>(provider.GetRequiredService<VectorStore>());
        Assert.Equal("mine", ((VectorStoreMetadata)store.GetService(typeof(VectorStoreMetadata))!).VectorStoreName);
    }
}
