using ExcelChat.Stores;

namespace ExcelChat.Connectors.InMemory;

/// <summary>Writes and reads the values of records: a byte for the type, then the value; an array has the type of its items with the high bit, their number, and each item as a value of that type or null.</summary>
internal static class SnapshotValues
{
    private const byte OfArray = 0x80;

    // The number of a type is its place, and stays so.
    private static readonly Type[] Types =
    [
        typeof(DBNull), typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double),
        typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(ulong),
    ];

    /// <summary>Writes a value.</summary>
    /// <exception cref="NotSupportedException">A snapshot cannot hold values of its type.</exception>
    public static void Write(BinaryWriter writer, object? value)
    {
        if (value is not Array items)
        {
            WriteScalar(writer, value);
            return;
        }

        writer.Write((byte)(NumberOf(items.GetType().GetElementType()!) | OfArray));
        writer.Write(items.Length);
        foreach (var item in items)
        {
            WriteScalar(writer, item);
        }
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">There is none that <see cref="Write"/> writes.</exception>
    public static object? Read(SnapshotReader reader)
    {
        var number = reader.ReadByte();
        return (number & OfArray) == 0 ? ReadScalar(reader, number) : ReadArray(reader, (byte)(number & ~OfArray));
    }

    private static Array ReadArray(SnapshotReader reader, byte type)
    {
        if (type == 0 || type >= Types.Length)
        {
            throw Unknown(type);
        }

        var items = new object?[reader.ReadCount()];
        for (var place = 0; place < items.Length; place++)
        {
            var own = reader.ReadByte();
            items[place] = own == type ? ReadScalar(reader, own)
                : own == 0 && type == NumberOf(typeof(string)) ? null
                : throw Unknown(own);
        }

        return StoredValues.ArrayOf(Types[type], items);
    }

    private static byte NumberOf(Type type) => Array.IndexOf(Types, type) is >= 0 and var number
        ? (byte)number
        : throw new NotSupportedException($"A snapshot cannot hold a value of the type {type.Name}; it can hold {string.Join(", ", Types.Skip(1).Select(known => known.Name))}, and arrays of them.");

    private static FormatException Unknown(byte type) => new(FormattableString.Invariant($"there is a value of the unknown type {type}"));

    private static void WriteScalar(BinaryWriter writer, object? value)
    {
        writer.Write(value is null ? (byte)0 : NumberOf(value.GetType()));
        switch (value)
        {
            case string text: writer.Write(text); break;
            case bool flag: writer.Write(flag); break;
            case byte number: writer.Write(number); break;
            case short number: writer.Write(number); break;
            case int number: writer.Write(number); break;
            case long number: writer.Write(number); break;
            case float number: writer.Write(number); break;
            case double number: writer.Write(number); break;
            case decimal number: writer.Write(number); break;
            case Guid id: writer.Write(id.ToByteArray()); break;
            case DateTime time: writer.Write(time.Ticks); writer.Write((byte)time.Kind); break;
            case DateTimeOffset time: writer.Write(time.Ticks); writer.Write(time.Offset.Ticks); break;
            case DateOnly day: writer.Write(day.DayNumber); break;
            case TimeOnly time: writer.Write(time.Ticks); break;
            case ulong number: writer.Write(number); break;
            default: break;
        }
    }

    private static object? ReadScalar(SnapshotReader reader, byte number) => number switch
    {
        0 => null,
        1 => reader.ReadString(),
        2 => reader.ReadBoolean(),
        3 => reader.ReadByte(),
        4 => reader.ReadInt16(),
        5 => reader.ReadInt32(),
        6 => reader.ReadInt64(),
        7 => reader.ReadSingle(),
        8 => reader.ReadDouble(),
        9 => reader.ReadDecimal(),
        10 => new Guid(reader.ReadBytes(16)),
        11 => new DateTime(reader.ReadInt64(), (DateTimeKind)reader.ReadByte()),
        12 => new DateTimeOffset(reader.ReadInt64(), new TimeSpan(reader.ReadInt64())),
        13 => DateOnly.FromDayNumber(reader.ReadInt32()),
        14 => new TimeOnly(reader.ReadInt64()),
        15 => reader.ReadUInt64(),
        _ => throw Unknown(number),
    };
}
