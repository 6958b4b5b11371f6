using System.IO.Compression;
using ExcelChat.Workbooks.Zip;
using FsCheck;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks.Zip;

public sealed class InflateStreamTests
{
    private static readonly CompressionLevel[] Levels = [CompressionLevel.NoCompression, CompressionLevel.Fastest, CompressionLevel.Optimal, CompressionLevel.SmallestSize];

    [Property(MaxTest = 300)]
    public bool What_the_library_compressed_comes_back(int seed, NonNegativeInt length, int level, PositiveInt piece)
    {
        var bytes = Bytes(seed, length.Get * 1009 % 300_000);

        return bytes.AsSpan().SequenceEqual(Inflate(Deflate(bytes, level), piece.Get * 977 % 100_000 + 1));
    }

    /// <summary>An oracle of damage: what is read here, the library reads as well. It lets streams pass that end too early, which are refused here.</summary>
    [Property(MaxTest = 2000)]
    public bool Damage_is_told_and_never_read_as_other_bytes_than_the_library_reads(int seed, NonNegativeInt length, int level)
    {
        var compressed = Deflate(Bytes(seed, length.Get * 31 % 3000), level);
        var random = new Random(seed);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            compressed[random.Next(Math.Min(compressed.Length, 200))] ^= (byte)(1 << random.Next(8));
        }

        var ours = TryInflate(() => Inflate(compressed, 4096));
        return ours is null || (TryInflate(() => Library(compressed)) is { } theirs && ours.AsSpan().SequenceEqual(theirs));
    }

    [Property(MaxTest = 300)]
    public bool A_stream_that_is_cut_off_is_damage(int seed, PositiveInt length, int level)
    {
        var compressed = Deflate(Bytes(seed, length.Get * 31 % 3000), level);

        return TryInflate(() => Inflate(compressed[..new Random(seed).Next(compressed.Length)], 4096)) is null;
    }

    [Theory]
    [InlineData("03 00", "")] // fixed codes, nothing but the end
    [InlineData("4B 04 00", "61")] // fixed codes: a
    [InlineData("4B 04 02 00", "61 61 61 61")] // fixed codes: a, then three at distance 1
    [InlineData("01 02 00 FD FF 61 62", "61 62")] // stored
    [InlineData("00 00 00 FF FF 01 01 00 FE FF 63", "63")] // an empty stored block between
    public void Streams_written_by_hand_are_read(string stream, string content)
        => Assert.Equal(Bytes(content), Inflate(Bytes(stream), 16));

    [Theory]
    [InlineData("07")] // a type of block that there is not
    [InlineData("01 02 00 FD FE 61 62")] // a stored length that does not match its complement
    [InlineData("01 05 00 FA FF 61 62")] // a stored block that is cut off
    [InlineData("4B 04 12 00")] // a match that begins before the first byte
    [InlineData("FD FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF")] // too many codes
    [InlineData("")]
    [InlineData("4B")]
    public void Streams_that_make_no_sense_are_damage(string stream)
        => Assert.Throws<InvalidDataException>(() => Inflate(Bytes(stream), 16));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_source_that_gives_a_byte_at_a_time_is_read_as_well(int level)
    {
        var bytes = Bytes(seed: 7, 200_000);

        using var stream = new InflateStream(new Trickle(Deflate(bytes, level)));

        Assert.Equal(bytes, All(stream, 1000));
    }

    [Fact]
    public void Stored_bytes_of_any_number_are_read()
    {
        for (var length = 1000; length < 1100; length++)
        {
            var bytes = Bytes(seed: length, length);
            Assert.Equal(bytes, Inflate(Deflate(bytes, level: 0), 4096));
        }
    }

    [Property(MaxTest = 40)]
    public bool A_stream_that_its_writer_flushed_now_and_then_is_read(int seed)
    {
        var random = new Random(seed);
        var bytes = Bytes(seed, random.Next(1, 200_000));
        var compressed = new MemoryStream();
        using (var stream = new DeflateStream(compressed, Levels[random.Next(Levels.Length)], leaveOpen: true))
        {
            for (var at = 0; at < bytes.Length;)
            {
                var piece = Math.Min(random.Next(1, 30_000), bytes.Length - at);
                stream.Write(bytes, at, piece);
                stream.Flush();
                at += piece;
            }
        }

        return Inflate(compressed.ToArray(), random.Next(1, 100_000)).AsSpan().SequenceEqual(bytes);
    }

    [Fact]
    public void After_damage_there_are_no_more_bytes()
    {
        using var stream = new InflateStream(new MemoryStream(Deflate(Bytes(seed: 3, 5000), level: 2)[..500]));

        Assert.Throws<InvalidDataException>(() => All(stream, 100_000));
        Assert.Equal(0, stream.Read(new byte[10]));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Bytes with long and short repeats and stretches of noise, so that every kind of symbol occurs.</summary>
    private static byte[] Bytes(int seed, int length)
    {
        var random = new Random(seed);
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            var run = Math.Min(random.Next(1, random.Next(2) == 0 ? 12 : 700), length - at);
            var distance = random.Next(3) == 0 ? random.Next(1, 9) : random.Next(1, 40_000);
            for (var end = at + run; at < end; at++)
            {
                bytes[at] = at >= distance && distance % 5 != 0 ? bytes[at - distance] : (byte)random.Next(distance % 2 == 0 ? 256 : 20);
            }
        }

        return bytes;
    }

    private static byte[] Deflate(byte[] bytes, int level)
    {
        var compressed = new MemoryStream();
        using (var stream = new DeflateStream(compressed, Levels[(int)((uint)level % Levels.Length)], leaveOpen: true))
        {
            stream.Write(bytes);
        }

        // The library writes nothing at all for nothing at all, which is no stream.
        return compressed.Length == 0 ? [3, 0] : compressed.ToArray();
    }

    private static byte[] Inflate(byte[] compressed, int piece)
    {
        using var stream = new InflateStream(new MemoryStream(compressed));
        return All(stream, piece);
    }

    private static byte[] Library(byte[] compressed)
    {
        using var stream = new DeflateStream(new MemoryStream(compressed), CompressionMode.Decompress);
        return All(stream, 4096);
    }

    private static byte[] All(Stream stream, int piece)
    {
        var (all, buffer) = (new MemoryStream(), new byte[piece]);
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    private static byte[]? TryInflate(Func<byte[]> inflate)
    {
        try
        {
            return inflate();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
