namespace ExcelChat.Workbooks.Xlsx;

/// <summary>What the archive's directory says about a part, true or not.</summary>
/// <param name="File">The name of the workbook's file, for messages.</param>
/// <param name="Part">The path of the part.</param>
/// <param name="CompressedLength">The bytes that it takes in the file.</param>
/// <param name="DeclaredLength">The bytes that it is said to have once decompressed.</param>
/// <param name="Checksum">The CRC-32 of its decompressed bytes.</param>
internal sealed record ZipFacts(string File, string Part, long CompressedLength, long DeclaredLength, uint Checksum);
