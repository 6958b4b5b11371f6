namespace ExcelChat.Workbooks.Zip;

/// <summary>What an archive's directory says about a file in it, true or not (APPNOTE.TXT 4.3.12).</summary>
/// <param name="Path">Its path, with slashes and none at the beginning.</param>
/// <param name="Method">How it is compressed.</param>
/// <param name="CompressedLength">The bytes that it takes in the archive.</param>
/// <param name="Length">The bytes that it is said to have once decompressed.</param>
/// <param name="Checksum">The CRC-32 of its decompressed bytes.</param>
/// <param name="Offset">Where its local header begins.</param>
internal sealed record ZipEntry(string Path, ZipMethod Method, long CompressedLength, long Length, uint Checksum, long Offset);
