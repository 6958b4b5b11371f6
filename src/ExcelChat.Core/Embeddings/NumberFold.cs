namespace ExcelChat.Embeddings;

/// <summary>Brings the ways to write a number to one: <c>1,234.50</c>, <c>1.234,50</c> and <c>1234.5</c> are the same.</summary>
internal static class NumberFold
{
    /// <summary>How much of the text is one number: digits with separators of groups and of decimals; 0 when it begins with no digit.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var length = DigitsAt(text, 0);
        var whole = length;
        var separators = 0;
        while (length > 0 && length + 1 < text.Length && text[length] is '.' or ',' && char.IsAsciiDigit(text[length + 1]))
        {
            separators++;
            length += 1 + DigitsAt(text, length + 1);
        }

        // 01.02.2024 and 10.0.0.1 are no numbers but several.
        return separators > 1 && !IsGrouped(text[..length]) ? whole : length;
    }

    /// <summary>Writes the number in its one form and returns the length; digits that do not fit are left out.</summary>
    public static int Write(ReadOnlySpan<char> number, Span<char> into)
    {
        var point = DecimalPoint(number);
        var length = 0;
        for (var i = 0; i < number.Length && length < into.Length; i++)
        {
            if (i == point)
            {
                into[length++] = '.';
            }
            else if (char.IsAsciiDigit(number[i]) && !(length == 0 && number[i] == '0' && i + 1 < (point < 0 ? number.Length : point)))
            {
                into[length++] = number[i];
            }
        }

        return point < 0 || length == into.Length ? length : into[..length].TrimEnd('0').TrimEnd('.').Length;
    }

    private static int DecimalPoint(ReadOnlySpan<char> number)
    {
        int comma = number.LastIndexOf(','), dot = number.LastIndexOf('.');
        if (comma >= 0 && dot >= 0)
        {
            return Math.Max(comma, dot);
        }

        var last = Math.Max(comma, dot);
        var isOnly = last >= 0 && number.IndexOfAny(',', '.') == last;
        var isGroup = comma >= 0 && number.Length - comma == 4;
        return isOnly && !isGroup ? last : -1;
    }

    /// <summary>Whether all groups after the first separator have three digits, the part after a different last separator aside.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> number)
    {
        var point = DecimalPoint(number);
        var whole = point < 0 ? number : number[..point];
        var first = whole.IndexOfAny(',', '.');
        for (var i = first; i >= 0 && i < whole.Length; i += 4)
        {
            if (whole[i] != whole[first] || DigitsAt(whole, i + 1) != 3)
            {
                return false;
            }
        }

        return true;
    }

    private static int DigitsAt(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - start;
    }
}
