using System.IO.Compression;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Xlsx.Scanning;
using ExcelChat.Workbooks.Zip;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks.Xlsx;

public sealed class PartWindowTests
{
    [Property(MaxTest = 60)]
    public bool A_window_over_compressed_bytes_shows_all_of_them_followed_by_zeros(int seed)
    {
        var random = new Random(seed);
        var bytes = Repetitive(random, random.Next(1, 900_000));
        var longest = random.Next(3) == 0 ? random.Next(1, 400_000) : random.Next(1, 3000);
        using var window = new PartWindow(new InflateStream(new MemoryStream(Deflate(bytes, random))));
        return Seen(window, random, longest).SequenceEqual(bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Bytes_that_come_one_by_one_are_gathered_until_the_window_has_doubled(int size)
    {
        var bytes = Repetitive(new Random(5), 20_000);
        using var window = new PartWindow(new Pieces(bytes, size));
        var fills = 0;
        while (await window.FillAsync(TestContext.Current.CancellationToken))
        {
            fills++;
        }

        Assert.Equal(bytes, window.Bytes[..window.Length].ToArray());
        Assert.InRange(fills, 1, 16);
    }

    [Fact]
    public async Task After_damage_the_window_is_empty()
    {
        var whole = Deflate(Repetitive(new Random(7), 300_000), new Random(2));
        using var window = new PartWindow(new InflateStream(new MemoryStream(whole[..(whole.Length / 2)])));

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            while (await window.FillAsync(TestContext.Current.CancellationToken))
            {
                window.Advance(window.Length);
            }
        });

        Assert.Equal(0, window.Length);
        Assert.Equal(new byte[PartWindow.Padding], window.Bytes.ToArray());
    }

    private static byte[] Seen(PartWindow window, Random random, int longest)
    {
        var seen = new List<byte>();
        while (window.FillAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            if (window.Bytes[window.Length..].ContainsAnyExcept((byte)0))
            {
                return [];
            }

            var left = window.Length > longest ? random.Next(Math.Min(longest, window.Length)) : window.Length;
            seen.AddRange(window.Bytes[..(window.Length - left)]);
            window.Advance(window.Length - left);
        }

        seen.AddRange(window.Bytes[..window.Length]);
        return [.. seen];
    }

    private static byte[] Repetitive(Random random, int length)
    {
        var bytes = new byte[length];
        var unit = random.Next(1, 400);
        for (var i = 0; i < length; i++)
        {
            bytes[i] = i >= unit && random.Next(60) > 0 ? bytes[i - unit] : (byte)random.Next(1, 256);
        }

        return bytes;
    }

    private static byte[] Deflate(byte[] bytes, Random random)
    {
        var compressed = new MemoryStream();
        using (var stream = new DeflateStream(compressed, random.Next(2) == 0 ? CompressionLevel.Optimal : CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var at = 0; at < bytes.Length;)
            {
                var piece = Math.Min(random.Next(1, 50_000), bytes.Length - at);
                stream.Write(bytes, at, piece);
                stream.Flush();
                at += piece;
            }
        }

        return compressed.ToArray();
    }

    private sealed class Pieces(byte[] bytes, int size) : ForwardStream
    {
        private int _at;

        public override int Read(Span<byte> buffer)
        {
            var piece = bytes.AsSpan(_at, Math.Min(bytes.Length - _at, Math.Min(buffer.Length, size)));
            piece.CopyTo(buffer);
            _at += piece.Length;
            return piece.Length;
        }
    }
}
