using System.Globalization;
using System.Text;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>
/// Names as Qdrant takes them. In paths of payload fields, dots, brackets and quotes have a meaning, and names of collections become names of folders: letters, digits, underscores and hyphens stand
/// for themselves, any other character as <c>~</c>, its code in hexadecimal and <c>~</c>.
/// </summary>
internal static class QdrantNames
{
    public static string Encode(string name)
    {
        var encoded = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
            {
                encoded.Append(character);
            }
            else
            {
                encoded.Append(CultureInfo.InvariantCulture, $"~{(int)character:x}~");
            }
        }

        return encoded.ToString();
    }

    public static string Decode(string encoded)
    {
        var parts = encoded.Split('~');
        if (parts.Length % 2 == 0)
        {
            // Not a name of ours.
            return encoded;
        }

        for (var index = 1; index < parts.Length; index += 2)
        {
            if (!ushort.TryParse(parts[index], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                return encoded;
            }

            parts[index] = ((char)code).ToString();
        }

        return string.Concat(parts);
    }
}
