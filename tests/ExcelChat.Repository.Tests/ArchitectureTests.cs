using ExcelChat.Repository.Tests.Rules;

namespace ExcelChat.Repository.Tests;

public sealed class ArchitectureTests
{
    // The classes of the original requirement. The list is closed: the requirement is.
    private static readonly string[] Systems =
    [
        "ExcelProcessingResult", "SheetData", "DataChunk", "VectorDocument", "DocumentMetadata", "ChunkReference", "SearchContext", "ContextDocument", "QueryIntent",
        "FileUploadedEvent", "FileProcessedEvent", "ChunkBatchReadyEvent", "EmbeddingGenerationStartedEvent", "DocumentsIndexedEvent", "IndexOptimizedEvent",
        "QueryIntentAnalyzedEvent", "ResponseGenerationStartedEvent", "ResponseChunkGeneratedEvent", "FileProcessedEventHandler", "DocumentsIndexedEventHandler",
        "AdaptiveChunkingStrategy", "DynamicBatchManager", "CacheCoordinator", "ResponseStreamManager", "ResponseBuffer", "AdaptiveFlowControl",
        "ServiceCircuitBreaker", "IntegrationCircuitBreakers", "IntelligentRetryManager", "GracefulDegradationManager", "FileProcessingDegradation",
        "IntegrationTracer", "ExcelProcessor", "IntegrationMetrics", "IntegrationHealthMonitor", "SecureServiceCommunication", "DataSanitizationService",
        "IntegrationEncryption", "AuditLogger", "ComponentScaler", "LoadBalancingStrategy", "FileBasedRouting", "ResourceAllocationOptimizer",
        "TestExcelVectorIntegration", "TestIntegrationResilience", "IntegrationPerformanceMonitor",
    ];

    private static readonly IReadOnlyList<SeedRow> Rows = SeedTable.Read(File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md")));

    [Fact]
    public void Every_system_of_the_seed_has_a_row() => Verdict.Clean(SeedTable.Forgotten(Rows, Systems));

    [Fact]
    public void The_table_tells_the_truth_about_what_is_here() =>
        Verdict.Clean(SeedTable.Untruths(Rows, Repository.Sources("src").SelectMany(file => file.Types).Select(SourceFile.NameOf).ToHashSet()));

    [Fact]
    public void Every_room_of_the_law_is_described()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"));

        Verdict.Clean(Corridor.Allowed.Keys.Where(room => !document.Contains($"**{room}**", StringComparison.Ordinal)).Select(room => $"No word about {room}."));
    }

    [Fact]
    public void A_forgotten_system_a_missing_type_and_a_modest_row_are_caught()
    {
        IReadOnlyList<SeedRow> rows = SeedTable.Read("# Title\n| seed | § | ExcelChat | state |\n|---|---|---|---|\n| `Old` | 1 | `Gone` | here |\n| `Other` | 1 | `Present` | later |\n\n| no | row |\n");

        Assert.Equal(2, rows.Count);
        Verdict.Caught(SeedTable.Forgotten(rows, ["Old", "Lost"]), "Lost");
        Assert.Collection(
            SeedTable.Untruths(rows, new HashSet<string> { "Present" }),
            gone => Assert.Contains("there is no Gone", gone, StringComparison.Ordinal),
            modest => Assert.Contains("begin the state with 'here'", modest, StringComparison.Ordinal));
    }
}
