namespace ExcelChat.Connectors.Onnx;

/// <summary>The tokens of some texts, row by row, each row filled up to the length of the longest.</summary>
internal sealed class TokenBatch
{
    public TokenBatch(IReadOnlyList<IReadOnlyList<int>> texts, int padding)
    {
        Rows = texts.Count;
        Width = texts.Max(text => text.Count);
        Ids = new long[Rows * Width];
        Mask = new long[Ids.Length];
        Array.Fill(Ids, padding);
        for (var row = 0; row < Rows; row++)
        {
            for (var place = 0; place < texts[row].Count; place++)
            {
                Ids[(row * Width) + place] = texts[row][place];
                Mask[(row * Width) + place] = 1;
            }
        }
    }

    public int Rows { get; }

    public int Width { get; }

    public long[] Ids { get; }

    /// <summary>1 for a token, 0 for what fills up.</summary>
    public long[] Mask { get; }

    /// <summary>The number of a row's tokens; they come first.</summary>
    public int LengthOf(int row) => Mask.AsSpan(row * Width, Width).Count(1L);
}
