using ExcelChat.Conformance;

namespace ExcelChat.PgVector.Tests;

public sealed class PgVectorCollectionTests() : CollectionSuite(new PgVectorTestStore());

public sealed class PgVectorDistanceTests() : DistanceSuite(new PgVectorTestStore());

public sealed class PgVectorDynamicRecordTests() : DynamicRecordSuite(new PgVectorTestStore());

public sealed class PgVectorEmbeddingTests() : EmbeddingSuite(new PgVectorTestStore());

public sealed class PgVectorFilterTests() : FilterSuite(new PgVectorTestStore());

public sealed class PgVectorHybridTests() : HybridSuite(new PgVectorTestStore());

public sealed class PgVectorIndexKindTests() : IndexKindSuite(new PgVectorTestStore());

public sealed class PgVectorKeyTests() : KeySuite(new PgVectorTestStore());

public sealed class PgVectorMaintenanceTests() : MaintenanceSuite(new PgVectorTestStore());

public sealed class PgVectorMultiVectorTests() : MultiVectorSuite(new PgVectorTestStore());

public sealed class PgVectorNoDataTests() : NoDataSuite(new PgVectorTestStore());

public sealed class PgVectorNoVectorTests() : NoVectorSuite(new PgVectorTestStore());

public sealed class PgVectorRecordTests() : RecordSuite(new PgVectorTestStore());

public sealed class PgVectorRegistrationTests() : RegistrationSuite(new PgVectorTestStore());

public sealed class PgVectorSearchTests() : SearchSuite(new PgVectorTestStore());

public sealed class PgVectorTypeTests() : TypeSuite(new PgVectorTestStore());

public sealed class PgVectorVectorTypeTests() : VectorTypeSuite(new PgVectorTestStore());
