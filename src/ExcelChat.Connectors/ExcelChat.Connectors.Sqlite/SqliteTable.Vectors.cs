using Microsoft.Data.Sqlite;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

internal sealed partial class SqliteTable
{
    /// <summary>How many rows were written after a version.</summary>
    public long CountVectors(SqliteConnection connection, long version)
    {
        using var command = connection.Command($"SELECT count(*) FROM {Vectors} WHERE {VersionColumn} > @version", ("@version", version));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The vectors written after a version; null for a row that has none.</summary>
    public IEnumerable<(long Row, float[]? Vector)> ReadVectors(SqliteConnection connection, VectorPropertyModel property, long version)
    {
        using var command = connection.Command(
            $"SELECT {RowColumn}, {Column(property)} FROM {Vectors} WHERE {VersionColumn} > @version", ("@version", version));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetInt64(0), reader.IsDBNull(1) ? null : Vector(reader, 1, property));
        }
    }

    /// <summary>The rows that exist.</summary>
    public HashSet<long> VectorRows(SqliteConnection connection)
    {
        using var command = connection.Command($"SELECT {RowColumn} FROM {Vectors}");
        return [.. Rows(command)];
    }

    public static IEnumerable<long> Rows(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetInt64(0);
        }
    }

    /// <summary>A vector, of the length that the model says.</summary>
    public float[] Vector(SqliteDataReader reader, int place, VectorPropertyModel property)
    {
        var vector = SqliteValues.ReadVector((byte[])reader.GetValue(place));
        return vector.Length == property.Dimensions
            ? vector
            : throw new InvalidOperationException(
                $"Collection '{Name}' holds vectors of {vector.Length} dimensions in '{property.StorageName}', but was opened with {property.Dimensions}. Open it with the definition it was filled with, or delete it first.");
    }
}
