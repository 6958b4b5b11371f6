using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace ExcelChat.Connectors.PgVector;

/// <summary>What the catalogs of the server say of a table; nothing where it is not there.</summary>
internal sealed partial class PgCatalog
{
    private const string Query = """
        SELECT 'comment', obj_description(to_regclass($1), 'pg_class'), ''
        UNION ALL
        SELECT 'column', attname, CASE attstorage WHEN 'm' THEN 'MAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'PLAIN' END
        FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped
        UNION ALL
        SELECT 'index', c.relname, '' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = to_regclass($1)
        """;

    private readonly Dictionary<string, string> _storage = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indexes = new(StringComparer.Ordinal);

    private PgCatalog()
    {
    }

    public string? Comment { get; private set; }

    /// <summary>The version in the comment; <see langword="null"/> where it is not that of a collection.</summary>
    public int? Version => Comment is null || VersionPattern().Match(Comment) is not { Success: true } match ? null
        : match.Groups[1].Success ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : 1;

    /// <summary>How the values of each column are kept, by its quoted name.</summary>
    public IReadOnlyDictionary<string, string> Storage => _storage;

    /// <summary>The quoted names of the indexes.</summary>
    public IReadOnlySet<string> Indexes => _indexes;

    public static async Task<PgCatalog> ReadAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(Query, connection);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = table });
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        PgCatalog catalog = new();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            catalog.Add(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetString(2));
        }

        return catalog;
    }

    private void Add(string kind, string? name, string storage)
    {
        switch (kind)
        {
            case "comment":
                Comment = name;
                break;
            case "column":
                _storage.Add(PgNames.Quote(name!), storage);
                break;
            default:
                _indexes.Add(PgNames.Quote(name!));
                break;
        }
    }

    [GeneratedRegex("^excelchat(?: ([0-9]{1,9}))?:")]
    private static partial Regex VersionPattern();
}
