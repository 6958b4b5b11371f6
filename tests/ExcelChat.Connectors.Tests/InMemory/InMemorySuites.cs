using ExcelChat.Connectors.Tests.Suites;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryCollectionTests() : CollectionSuite(new InMemoryTestStore());

public sealed class InMemoryRecordTests() : RecordSuite(new InMemoryTestStore());

public sealed class InMemoryDynamicRecordTests() : DynamicRecordSuite(new InMemoryTestStore());

public sealed class InMemoryFilterTests() : FilterSuite(new InMemoryTestStore());

public sealed class InMemorySearchTests() : SearchSuite(new InMemoryTestStore());

public sealed class InMemoryHybridTests() : HybridSuite(new InMemoryTestStore());

public sealed class InMemoryEmbeddingTests() : EmbeddingSuite(new InMemoryTestStore());

public sealed class InMemoryTypeTests() : TypeSuite(new InMemoryTestStore());

public sealed class InMemorySuitesTests
{
    [Fact]
    public void Every_suite_runs_over_the_in_memory_store()
    {
        var types = typeof(StoreSuite).Assembly.GetTypes();
        var suites = types.Where(type => type.IsAbstract && type.BaseType == typeof(StoreSuite));

        Assert.All(suites, suite => Assert.Single(types, type => type.BaseType == suite && type.Namespace == typeof(InMemoryTestStore).Namespace));
    }
}
