using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ExcelChat.Workbooks;
using ExcelChat.Workbooks.Zip;

namespace ExcelChat.Core.Tests.Workbooks.Zip;

public sealed class ZipDirectoryTests
{
    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public void The_parts_of_an_archive_are_found_and_read(CompressionLevel level)
    {
        using var parts = Open(Archive(level, "a.xml", "xl\\Sheet é.xml"));

        Assert.Equal(["a.xml", "xl/Sheet é.xml"], parts.Entries.Select(entry => entry.Path));
        Assert.Equal("This is xl\\Sheet é.xml.", Text(parts, "XL/sheet é.xml"));
        Assert.Equal("This is a.xml.", Text(parts, "a.xml"));
    }

    [Fact]
    public void A_comment_may_follow()
    {
        var bytes = Archive(CompressionLevel.Optimal, "a.xml");
        var comment = "a comment"u8.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.Length - 2), (ushort)comment.Length);

        using var parts = Open([.. bytes, .. comment]);

        Assert.Equal("This is a.xml.", Text(parts, "a.xml"));
    }

    [Fact]
    public void Numbers_of_64_bits_are_read()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(new Unseekable(stream), ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 66_000; i++)
            {
                zip.CreateEntry($"{i}.xml", CompressionLevel.NoCompression);
            }
        }

        using var parts = Open(stream.ToArray());

        Assert.Equal((66_000, "65999.xml"), (parts.Entries.Count, parts.Entries[^1].Path));
    }

    [Theory]
    [InlineData(20)] // compressed length
    [InlineData(24)] // length
    [InlineData(42)] // offset
    public void Numbers_of_64_bits_below_zero_are_damage(int field)
    {
        // One entry whose extra field holds the number: the field itself says that it does.
        var bytes = Archive(CompressionLevel.Optimal, "a.xml");
        var at = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        byte[] extra = [1, 0, 8, 0, .. BitConverter.GetBytes(long.MinValue)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + field), uint.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 30), (ushort)extra.Length);
        var behind = at + 46 + "a.xml".Length;

        Assert.Throws<InvalidDataException>(() => Open([.. bytes[..behind], .. extra, .. bytes[behind..]]));
    }

    [Fact]
    public void A_wrong_length_of_the_directory_does_not_matter()
    {
        var bytes = Archive(CompressionLevel.Optimal, "a.xml");
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 10), 1);

        using var parts = Open(bytes);

        Assert.Equal("This is a.xml.", Text(parts, "a.xml"));
    }

    [Fact]
    public void Two_parts_of_one_name_are_never_told_apart_by_chance()
    {
        using var parts = Open(Archive(CompressionLevel.Optimal, "a.xml", "A.xml"));

        Assert.Contains("two parts", Assert.Throws<InvalidDataException>(() => parts.Open("a.xml", WorkbookLimits.Default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_changed_byte_of_the_directory_ends_in_parts_or_in_damage()
    {
        var bytes = Archive(CompressionLevel.Optimal, "a.xml", "b.xml");
        var first = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        for (var at = first; at < bytes.Length; at++)
        {
            foreach (var value in new byte[] { 0, 0x7F, 0xFF })
            {
                var changed = (byte[])bytes.Clone();
                changed[at] = value;
                AssertReadOrDamage(changed);
            }

            AssertReadOrDamage(bytes[..at]);
        }
    }

    [Theory]
    [InlineData(8, (ushort)1)] // encrypted
    [InlineData(10, (ushort)14)] // LZMA
    public void A_part_that_no_office_program_writes_is_refused_by_name(int at, ushort value)
    {
        var bytes = Archive(CompressionLevel.Optimal, "a.xml");
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.AsSpan().IndexOf("PK\x01\x02"u8) + at), value);
        using var parts = Open(bytes);

        Assert.Contains("'a.xml'", Assert.Throws<InvalidDataException>(() => parts.Open("a.xml", WorkbookLimits.Default)).Message, StringComparison.Ordinal);
    }

    private static void AssertReadOrDamage(byte[] bytes)
    {
        var error = Record.Exception(() =>
        {
            using var parts = Open(bytes);
            foreach (var entry in parts.Entries)
            {
                Text(parts, entry.Path);
            }
        });
        Assert.True(error is null or InvalidDataException or WorkbookException, error?.ToString());
    }

    private static ZipParts Open(byte[] bytes) => new(new MemoryStream(bytes), "test.xlsx");

    private static string Text(ZipParts parts, string part)
    {
        using var reader = new StreamReader(parts.Open(part, WorkbookLimits.Default));
        return reader.ReadToEnd();
    }

    private static byte[] Archive(CompressionLevel level, params string[] names)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, level).Open(), Encoding.UTF8);
                writer.Write($"This is {name}.");
            }
        }

        return stream.ToArray();
    }

    private sealed class Unseekable(Stream stream) : Stream
    {
        private long _position;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            stream.Write(buffer, offset, count);
            _position += count;
        }
    }
}
