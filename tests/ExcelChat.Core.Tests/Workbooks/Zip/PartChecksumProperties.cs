using System.IO.Hashing;
using ExcelChat.Workbooks.Zip;
using FsCheck;
using FsCheck.Xunit;

namespace ExcelChat.Core.Tests.Workbooks.Zip;

public sealed class PartChecksumProperties
{
    [Property(MaxTest = 500)]
    public bool Bytes_in_pieces_have_the_checksum_of_the_whole(int seed, NonNegativeInt length, PositiveInt piece)
    {
        var bytes = new byte[length.Get * 37 % 5000];
        new Random(seed).NextBytes(bytes);
        var checksum = new PartChecksum();
        foreach (var part in bytes.Chunk((piece.Get * 31 % 700) + 1))
        {
            checksum.Append(part);
        }

        return checksum.Value == Crc32.HashToUInt32(bytes);
    }
}
