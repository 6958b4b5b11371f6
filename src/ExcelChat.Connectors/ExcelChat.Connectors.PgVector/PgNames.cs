using System.IO.Hashing;
using System.Text;

namespace ExcelChat.Connectors.PgVector;

/// <summary>Identifiers of PostgreSQL, which cuts those over 63 bytes without a word; ours are cut here and told apart by a hash.</summary>
internal static class PgNames
{
    private const int MostBytes = 63;

    public static string Quote(string name) => $"\"{Shorten(name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The name of a collection's table, with its schema.</summary>
    public static string Full(string schema, string collection) => $"{Quote(schema)}.{Quote(collection)}";

    public static string Shorten(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length <= MostBytes)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(XxHash64.Hash(bytes));
        var kept = MostBytes - hash.Length - 1;
        while ((bytes[kept] & 0xC0) == 0x80)
        {
            kept--;
        }

        return $"{Encoding.UTF8.GetString(bytes, 0, kept)}_{hash}";
    }

    /// <summary>A text as a literal, for the few statements that take no parameters.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A number for an advisory lock.</summary>
    public static long Lock(string purpose, string name) => unchecked((long)XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"excelchat {purpose} {name}")));
}
