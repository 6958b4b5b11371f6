using ExcelChat.Stores;

namespace ExcelChat.Connectors.InMemory;

/// <summary>Writes and reads the values of records: a byte for the type, then the value; an array has the type of its items with the high bit, their number, and each item as a value.</summary>
internal static class SnapshotValues
{
    private const byte OfArray = 0x80;

    // The number of a type is its place, and stays so.
    private static readonly Type[] Types =
    [
        typeof(DBNull), typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double),
        typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
    ];

    public static void Write(BinaryWriter writer, object? value)
    {
        if (value is Array items)
        {
            writer.Write((byte)(NumberOf(items.GetType().GetElementType()!) | OfArray));
            writer.Write(items.Length);
            foreach (var item in items)
            {
                Write(writer, item);
            }

            return;
        }

        writer.Write(value is null ? (byte)0 : NumberOf(value.GetType()));
        WriteScalar(writer, value);
    }

    public static object? Read(BinaryReader reader)
    {
        var number = reader.ReadByte();
        if ((number & OfArray) == 0)
        {
            return ReadScalar(reader, number);
        }

        // Gathered one by one: the number of items is not believed before they are there.
        List<object?> items = [];
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            items.Add(Read(reader));
        }

        return StoredValues.ArrayOf(Types[number & ~OfArray], items);
    }

    private static byte NumberOf(Type type) => (byte)Array.IndexOf(Types, type);

    private static void WriteScalar(BinaryWriter writer, object? value)
    {
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
            default: break;
        }
    }

    private static object? ReadScalar(BinaryReader reader, byte number) => number switch
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
        _ => throw new FormatException(FormattableString.Invariant($"there is a value of the unknown type {number}")),
    };
}
