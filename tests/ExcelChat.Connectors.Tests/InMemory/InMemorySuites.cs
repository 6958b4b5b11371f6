using ExcelChat.Conformance;

namespace ExcelChat.Connectors.Tests.InMemory;

public sealed class InMemoryCollectionTests() : CollectionSuite(new InMemoryTestStore());

public sealed class InMemoryDistanceTests() : DistanceSuite(new InMemoryTestStore());

public sealed class InMemoryDynamicRecordTests() : DynamicRecordSuite(new InMemoryTestStore());

public sealed class InMemoryEmbeddingTests() : EmbeddingSuite(new InMemoryTestStore());

public sealed class InMemoryFilterTests() : FilterSuite(new InMemoryTestStore());

public sealed class InMemoryHybridTests() : HybridSuite(new InMemoryTestStore());

public sealed class InMemoryIndexKindTests() : IndexKindSuite(new InMemoryTestStore());

public sealed class InMemoryKeyTests() : KeySuite(new InMemoryTestStore());

public sealed class InMemoryMaintenanceTests() : MaintenanceSuite(new InMemoryTestStore());

public sealed class InMemoryMultiVectorTests() : MultiVectorSuite(new InMemoryTestStore());

public sealed class InMemoryNoDataTests() : NoDataSuite(new InMemoryTestStore());

public sealed class InMemoryNoVectorTests() : NoVectorSuite(new InMemoryTestStore());

public sealed class InMemoryRecordTests() : RecordSuite(new InMemoryTestStore());

public sealed class InMemoryRegistrationTests() : RegistrationSuite(new InMemoryTestStore());

public sealed class InMemorySearchTests() : SearchSuite(new InMemoryTestStore());

public sealed class InMemoryTypeTests() : TypeSuite(new InMemoryTestStore());

public sealed class InMemoryVectorTypeTests() : VectorTypeSuite(new InMemoryTestStore());
