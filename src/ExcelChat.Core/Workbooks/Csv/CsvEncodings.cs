using System.Text;

namespace ExcelChat.Workbooks.Csv;

/// <summary>Finds the encoding of text: by its byte order mark, else UTF-8 if every byte agrees, else Windows-1252.</summary>
internal static class CsvEncodings
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async ValueTask<Encoding> DetectAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        var decoder = Strict.GetDecoder();
        var chars = new char[Strict.GetMaxCharCount(buffer.Length)];
        var first = true;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (first && ByMark(buffer.AsSpan(0, read)) is { } marked)
            {
                return marked;
            }

            first = false;
            if (!Decodes(decoder, buffer.AsSpan(0, read), chars))
            {
                return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
            }
        }

        return Encoding.UTF8;
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static bool Decodes(Decoder decoder, ReadOnlySpan<byte> bytes, char[] chars)
    {
        try
        {
            decoder.GetChars(bytes, chars, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
