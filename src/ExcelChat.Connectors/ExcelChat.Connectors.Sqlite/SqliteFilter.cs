using System.Globalization;
using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using ExcelChat.Stores.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>Writes conditions for SQLite, adding their values to a command.</summary>
internal sealed class SqliteFilter(SqliteCommand command) : SqlFilter
{
    protected override string Column(PropertyModel property) => SqliteTable.Column(property);

    protected override string Parameter(PropertyModel property, object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
        command.Parameters.AddWithValue(name, SqliteValues.Write(value));
        return name;
    }

    protected override string In(PropertyModel property, IReadOnlyList<object> values)
        => $"{Column(property)} IN ({string.Join(", ", values.Select(value => Parameter(property, value)))})";

    protected override string Overlaps(Overlap overlap)
    {
        var collation = StoredValues.ScalarOf(overlap.Property.Type) == typeof(decimal) ? $" COLLATE {SqliteDatabase.DecimalCollation}" : "";
        var tests = overlap.Values.Select(value => value is null ? "value IS NULL" : $"value{collation} = {Parameter(overlap.Property, value)}");
        return $"EXISTS (SELECT 1 FROM json_each({Column(overlap.Property)}) WHERE {string.Join(" OR ", tests)})";
    }
}
