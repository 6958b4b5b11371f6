using ExcelChat.Conformance;

namespace ExcelChat.Connectors.Tests.Qdrant;

public sealed class QdrantCollectionTests() : CollectionSuite(new QdrantTestStore());

public sealed class QdrantDistanceTests() : DistanceSuite(new QdrantTestStore());

public sealed class QdrantDynamicRecordTests() : DynamicRecordSuite(new QdrantTestStore());

public sealed class QdrantEmbeddingTests() : EmbeddingSuite(new QdrantTestStore());

public sealed class QdrantFilterTests() : FilterSuite(new QdrantTestStore());

public sealed class QdrantHybridTests() : HybridSuite(new QdrantTestStore());

public sealed class QdrantIndexKindTests() : IndexKindSuite(new QdrantTestStore());

public sealed class QdrantKeyTests() : KeySuite(new QdrantTestStore());

public sealed class QdrantMaintenanceTests() : MaintenanceSuite(new QdrantTestStore());

public sealed class QdrantMultiVectorTests() : MultiVectorSuite(new QdrantTestStore());

public sealed class QdrantNoDataTests() : NoDataSuite(new QdrantTestStore());

public sealed class QdrantNoVectorTests() : NoVectorSuite(new QdrantTestStore());

public sealed class QdrantRecordTests() : RecordSuite(new QdrantTestStore());

public sealed class QdrantRegistrationTests() : RegistrationSuite(new QdrantTestStore());

public sealed class QdrantSearchTests() : SearchSuite(new QdrantTestStore());

public sealed class QdrantTypeTests() : TypeSuite(new QdrantTestStore());

public sealed class QdrantVectorTypeTests() : VectorTypeSuite(new QdrantTestStore());
