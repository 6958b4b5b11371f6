using Microsoft.Data.Sqlite;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace ExcelChat.Connectors.Sqlite;

/// <summary>
/// The tables of a collection: the values by row number, the vectors apart from them so that a filter does not read past them, and an FTS5 index of the words of full-text properties.
/// Row numbers grow with insertion and are never used again.
/// </summary>
internal sealed partial class SqliteTable(string name, CollectionModel model)
{
    /// <summary>The column of the row number; a leading hash keeps it apart from columns of properties, which have a leading colon.</summary>
    public const string RowColumn = "\"#\"";

    /// <summary>The column of the version that last wrote a row's vectors.</summary>
    public const string VersionColumn = "\"#version\"";

    public string Name => name;

    public CollectionModel Model => model;

    public string Values { get; } = Quote($"vs:{name}");

    public string Vectors { get; } = Quote($"vs-vectors:{name}");

    public string Words { get; } = Quote($"vs-words:{name}");

    public string Key { get; } = Column(model.KeyProperty);

    public DataPropertyModel[] TextProperties { get; } = [.. model.DataProperties.Where(property => property.IsFullTextIndexed)];

    /// <summary>The place of each full-text property among the data properties.</summary>
    public int[] TextPlaces { get; } =
        [.. model.DataProperties.Select((property, place) => (property, place)).Where(item => item.property.IsFullTextIndexed).Select(item => item.place)];

    /// <summary>The key's column and those of the data properties, in this order.</summary>
    public string Columns { get; } = string.Join(", ", model.DataProperties.Select(Column).Prepend(Column(model.KeyProperty)));

    public static IEnumerable<string> TablesOf(string name) => [Quote($"vs:{name}"), Quote($"vs-vectors:{name}"), Quote($"vs-words:{name}")];

    public static string Column(PropertyModel property) => Quote($":{property.StorageName}");

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Creates what is not there: tables, columns of properties that the collection did not have, indexes.</summary>
    public void Create(SqliteConnection connection)
    {
        connection.Execute(
            $"CREATE TABLE IF NOT EXISTS {Values} ({RowColumn} INTEGER PRIMARY KEY AUTOINCREMENT, {Key} {SqliteValues.ColumnType(model.KeyProperty.Type)} NOT NULL UNIQUE)");
        connection.Execute($"CREATE TABLE IF NOT EXISTS {Vectors} ({RowColumn} INTEGER PRIMARY KEY, {VersionColumn} INTEGER NOT NULL)");
        connection.Execute($"CREATE INDEX IF NOT EXISTS {Quote($"vs-versions:{name}")} ON {Vectors} ({VersionColumn})");
        AddColumns(connection, Values, model.DataProperties, property => SqliteValues.ColumnType(property.Type));
        AddColumns(connection, Vectors, model.VectorProperties, _ => "BLOB");
        foreach (var property in model.DataProperties.Where(property => property.IsIndexed && !Stores.StoredValues.IsCollection(property.Type)))
        {
            connection.Execute($"CREATE INDEX IF NOT EXISTS {Quote($"vs-index:{property.StorageName}:{name}")} ON {Values} ({Column(property)})");
        }

        if (TextProperties.Length > 0)
        {
            // The words are cut by the same code as in all our stores; what is left to the tokenizer is to find them again between blanks.
            connection.Execute(
                $"CREATE VIRTUAL TABLE IF NOT EXISTS {Words} USING fts5({string.Join(", ", TextProperties.Select(WordColumn))}, content='', contentless_delete=1, "
                + "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* Co'\")");

            // A batch is a segment. Merging sixteen at once, not four, writes each word half as often.
            connection.Execute($"INSERT INTO {Words} ({Words}, rank) VALUES ('automerge', 16)");
        }
    }

    /// <summary>FTS5 takes plain names of columns only, so they are numbered.</summary>
    public string WordColumn(DataPropertyModel property) => $"w{Array.FindIndex(TextProperties, text => text.StorageName == property.StorageName)}";

    private static void AddColumns<T>(SqliteConnection connection, string table, IReadOnlyList<T> properties, Func<T, string> type)
        where T : PropertyModel
    {
        HashSet<string> present = new(StringComparer.OrdinalIgnoreCase);
        using (var command = connection.Command($"SELECT name FROM pragma_table_info(@table)", ("@table", table[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal))))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                present.Add(reader.GetString(0));
            }
        }

        foreach (var property in properties.Where(property => !present.Contains($":{property.StorageName}")))
        {
            connection.Execute($"ALTER TABLE {table} ADD COLUMN {Column(property)} {type(property)}");
        }
    }
}
