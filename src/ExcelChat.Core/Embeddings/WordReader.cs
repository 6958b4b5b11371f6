using ExcelChat.Shared;

namespace ExcelChat.Embeddings;

/// <summary>Reads the words and numbers of a text in order, folded, into a buffer that the next word overwrites.</summary>
/// <param name="text">The text.</param>
/// <param name="buffer">At least <see cref="LongestWord"/> characters.</param>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>A longer word is read as several. One bit of <see cref="Breaks"/> stands for each character.</summary>
    public const int LongestWord = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private int _position;
    private int _length;

    /// <summary>The word without case, diacritics and a plural's ending, or the number in its one form.</summary>
    public readonly ReadOnlySpan<char> Word => _buffer[.._length];

    /// <summary>The word as the text has it.</summary>
    public ReadOnlySpan<char> Source { get; private set; }

    /// <summary>Where the word begins in the text.</summary>
    public readonly int Start => _position - Source.Length;

    /// <summary>Whether the word is a number.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>The characters that begin a new piece: <c>fy|2023</c>, <c>unit|Price</c>.</summary>
    public ulong Breaks { get; private set; }

    public bool Read()
    {
        while (_position < _text.Length && LetterFold.Of(_text[_position]) == LetterFold.None)
        {
            _position++;
        }

        if (_position == _text.Length)
        {
            return false;
        }

        var start = _position;
        var digits = NumberFold.Length(_text[start..]);
        IsNumber = digits > 0 && !ContinuesAsWord(start + digits);
        (_length, Breaks) = (0, 0);
        if (IsNumber)
        {
            _position += digits;
            _length = NumberFold.Write(_text[start.._position], _buffer[..LongestWord]);
        }
        else
        {
            ReadWord();
        }

        Source = _text[start.._position];
        return true;
    }

    /// <summary>15kg is a word; 1.5kg is a number and a word.</summary>
    private readonly bool ContinuesAsWord(int position)
        => position < _text.Length
            && LetterFold.Of(_text[position]) != LetterFold.None
            && !_text[_position..position].ContainsAny('.', ',');

    private void ReadWord()
    {
        for (; _position < _text.Length && _length < LongestWord; _position++)
        {
            var c = _text[_position];
            var folded = LetterFold.Of(c);
            if (folded != LetterFold.None)
            {
                Append(c, folded);
            }
            else if (!LetterFold.IsAccent(c))
            {
                break;
            }
        }

        DropPlural();
    }

    private void Append(char c, char folded)
    {
        if (_length > 0 && IsBreak(_text[_position - 1], c))
        {
            Breaks |= 1UL << _length;
        }

        _buffer[_length++] = folded;
    }

    private static bool IsBreak(char before, char c)
        => char.IsAsciiDigit(before) != char.IsAsciiDigit(c) || (char.IsAsciiLetterLower(before) && char.IsAsciiLetterUpper(c));

    private void DropPlural()
    {
        if (_length > 4 && Word.EndsWith("ies"))
        {
            _buffer[_length - 3] = 'y';
            _length -= 2;
        }
        else if (_length > 3 && Word[^1] == 's' && Word[^2] is not ('s' or 'u' or 'i') && !char.IsAsciiDigit(Word[^2]))
        {
            _length--;
        }
    }
}
