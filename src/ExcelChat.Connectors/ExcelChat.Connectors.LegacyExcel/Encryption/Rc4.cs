namespace ExcelChat.Connectors.LegacyExcel.Encryption;

/// <summary>The RC4 stream cipher, which old workbooks use and .NET no longer has. For reading only.</summary>
internal sealed class Rc4
{
    private readonly byte[] _state = new byte[256];
    private byte _i;
    private byte _j;

    public Rc4(ReadOnlySpan<byte> key)
    {
        for (var i = 0; i < _state.Length; i++)
        {
            _state[i] = (byte)i;
        }

        byte j = 0;
        for (var i = 0; i < _state.Length; i++)
        {
            j += (byte)(_state[i] + key[i % key.Length]);
            (_state[i], _state[j]) = (_state[j], _state[i]);
        }
    }

    /// <summary>The next byte to combine with the content.</summary>
    public byte Next()
    {
        _j += _state[++_i];
        (_state[_i], _state[_j]) = (_state[_j], _state[_i]);
        return _state[(byte)(_state[_i] + _state[_j])];
    }

    public void Apply(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= Next();
        }
    }
}
