namespace ExcelChat.Fuzz;

/// <summary>Mutations that know nothing of the format.</summary>
internal static class ByteMutations
{
    private static readonly byte[] Telling = [0, 1, 0x7F, 0x80, 0xFF, (byte)'<', (byte)'"', (byte)'&', (byte)'\n'];

    public static IReadOnlyList<Func<byte[], Random, byte[]>> All { get; } = [FlipBits, Overwrite, Remove, Repeat, Truncate, Move, WriteTelling];

    /// <summary>The head of one file with the tail of another.</summary>
    public static byte[] Splice(byte[] head, byte[] tail, Random random)
        => [.. head.AsSpan(0, random.Next(head.Length + 1)), .. tail.AsSpan(random.Next(tail.Length + 1))];

    private static byte[] FlipBits(byte[] content, Random random)
    {
        var changed = content.ToArray();
        for (var i = random.Next(1, 9); i > 0 && changed.Length > 0; i--)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private static byte[] Overwrite(byte[] content, Random random)
    {
        var changed = content.ToArray();
        random.NextBytes(changed.AsSpan(Pick(content, random, 64)));
        return changed;
    }

    private static byte[] WriteTelling(byte[] content, Random random)
    {
        var changed = content.ToArray();
        changed.AsSpan(Pick(content, random, 8)).Fill(Telling[random.Next(Telling.Length)]);
        return changed;
    }

    private static byte[] Remove(byte[] content, Random random)
    {
        var range = Pick(content, random, content.Length);
        return [.. content[..range.Start], .. content[range.End..]];
    }

    private static byte[] Repeat(byte[] content, Random random)
    {
        var range = Pick(content, random, 4096);
        return [.. content[..range.End], .. content[range], .. content[range.End..]];
    }

    private static byte[] Move(byte[] content, Random random)
    {
        var changed = content.ToArray();
        var from = Pick(content, random, 256);
        var piece = content[from];
        piece.CopyTo(changed, random.Next(content.Length - piece.Length + 1));
        return changed;
    }

    private static byte[] Truncate(byte[] content, Random random) => content[..random.Next(content.Length + 1)];

    private static Range Pick(byte[] content, Random random, int longest)
    {
        var start = random.Next(content.Length + 1);
        return start..Math.Min(content.Length, start + random.Next(longest + 1));
    }
}
