using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>Collects the strings of a <see cref="StringTable"/>, within the limit on their bytes.</summary>
internal sealed class StringTableBuilder(XlsxFile file)
{
    private readonly List<int> _ends = [];
    private readonly long _limit = file.Limits.MaxSharedStringBytes;

    /// <summary>Where the text of the next string is appended.</summary>
    public TextSlab Slab { get; } = new();

    /// <summary>Ends a string.</summary>
    /// <exception cref="WorkbookException">The strings together go beyond the limit.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndString()
    {
        // A string costs its end too, or a file of empty ones would be free.
        if (Slab.Length + (sizeof(int) * (long)_ends.Count) > _limit)
        {
            throw Exceeded();
        }

        _ends.Add(Slab.Length);
    }

    public StringTable Build() => new(Slab.Seal(), [.. CollectionsMarshal.AsSpan(_ends)]);

    private WorkbookException Exceeded()
        => WorkbookFault.Exceeded(file.Source.Name, nameof(WorkbookLimits.MaxSharedStringBytes), _limit, $"has shared strings of more than {_limit} bytes");
}
