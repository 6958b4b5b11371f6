using ExcelChat.Conformance;

namespace ExcelChat.Connectors.Tests.Sqlite;

public sealed class SqliteCollectionTests() : CollectionSuite(new SqliteTestStore());

public sealed class SqliteDistanceTests() : DistanceSuite(new SqliteTestStore());

public sealed class SqliteDynamicRecordTests() : DynamicRecordSuite(new SqliteTestStore());

public sealed class SqliteEmbeddingTests() : EmbeddingSuite(new SqliteTestStore());

public sealed class SqliteFilterTests() : FilterSuite(new SqliteTestStore());

public sealed class SqliteHybridTests() : HybridSuite(new SqliteTestStore());

public sealed class SqliteIndexKindTests() : IndexKindSuite(new SqliteTestStore());

public sealed class SqliteKeyTests() : KeySuite(new SqliteTestStore());

public sealed class SqliteMaintenanceTests() : MaintenanceSuite(new SqliteTestStore());

public sealed class SqliteMultiVectorTests() : MultiVectorSuite(new SqliteTestStore());

public sealed class SqliteNoDataTests() : NoDataSuite(new SqliteTestStore());

public sealed class SqliteNoVectorTests() : NoVectorSuite(new SqliteTestStore());

public sealed class SqliteRecordTests() : RecordSuite(new SqliteTestStore());

public sealed class SqliteRegistrationTests() : RegistrationSuite(new SqliteTestStore());

public sealed class SqliteSearchTests() : SearchSuite(new SqliteTestStore());

public sealed class SqliteTypeTests() : TypeSuite(new SqliteTestStore());

public sealed class SqliteVectorTypeTests() : VectorTypeSuite(new SqliteTestStore());
