using System.Globalization;
using ExcelChat.Stores;
using ExcelChat.Stores.Filters;
using ExcelChat.Stores.Sql;
using Microsoft.Extensions.VectorData.ProviderServices;
using Npgsql;
using NpgsqlTypes;

namespace ExcelChat.Connectors.PgVector;

/// <summary>Writes conditions for PostgreSQL, adding their values to a command.</summary>
internal sealed class PgFilter(NpgsqlParameterCollection parameters) : SqlFilter
{
    protected override string Column(PropertyModel property) => PgTable.Column(property);

    protected override string Parameter(PropertyModel property, object value) => Add(PgValues.Write(value), PgValues.Code(property.Type));

    protected override string In(PropertyModel property, IReadOnlyList<object> values)
        => $"{Column(property)} = ANY ({Add(PgValues.WriteAll(values, StoredValues.ScalarOf(property.Type)), PgValues.ArrayCode(property.Type))})";

    protected override string Overlaps(Overlap overlap)
    {
        object[] values = [.. overlap.Values.OfType<object>()];
        List<string> tests = [];
        if (values.Length > 0)
        {
            tests.Add($"{Column(overlap.Property)} && {Add(PgValues.WriteAll(values, StoredValues.ScalarOf(overlap.Property.Type)), PgValues.ArrayCode(overlap.Property.Type))}");
        }

        if (values.Length < overlap.Values.Count)
        {
            tests.Add($"array_position({Column(overlap.Property)}, NULL) IS NOT NULL");
        }

        return $"({string.Join(" OR ", tests)})";
    }

    private string Add(object value, NpgsqlDbType code)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{parameters.Count}");
        parameters.Add(new NpgsqlParameter(name, code) { Value = value });
        return name;
    }
}
