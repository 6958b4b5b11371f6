using System.Text;

namespace ExcelChat.Fuzz;

/// <summary>Mutations of a workbook's parts: what is in them, which there are, and what the archive says of them.</summary>
internal static class PackageMutations
{
    /// <summary>Changes the parts in place.</summary>
    public static void Apply(List<ZipPart> parts, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(parts.Count);
            switch (random.Next(12))
            {
                case < 9:
                    parts[at] = parts[at] with { Content = MutateContent(parts[at].Content, random) };
                    break;
                case 9:
                    Rearrange(parts, at, random);
                    break;
                default:
                    parts[at] = Lie(parts[at], random);
                    break;
            }
        }
    }

    private static byte[] MutateContent(byte[] content, Random random)
    {
        if (random.Next(8) == 0)
        {
            return ByteMutations.All[random.Next(ByteMutations.All.Count)](content, random);
        }

        var xml = Encoding.Latin1.GetString(content);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            xml = XmlMutations.All[random.Next(XmlMutations.All.Count)](xml, random);
        }

        return Encoding.Latin1.GetBytes(xml);
    }

    private static void Rearrange(List<ZipPart> parts, int at, Random random)
    {
        var other = random.Next(parts.Count);
        switch (random.Next(5))
        {
            case 0 when parts.Count > 1:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Add(parts[at] with { Content = parts[other].Content });
                break;
            case 2:
                parts[at] = parts[at] with { Content = parts[other].Content };
                break;
            case 3:
                parts[at] = parts[at] with { Name = Rename(parts[at].Name, random) };
                break;
            default:
                (parts[at], parts[other]) = (parts[other], parts[at]);
                break;
        }
    }

    private static string Rename(string name, Random random) => random.Next(7) switch
    {
        0 => name.ToUpperInvariant(),
        1 => name.Replace('/', '\\'),
        2 => "/" + name,
        3 => "../" + name,
        4 => name + "/",
        5 => "",
        _ => new string('a', 60_000),
    };

    private static ZipPart Lie(ZipPart part, Random random) => random.Next(9) switch
    {
        0 => part with { CrcError = (uint)random.Next(1, int.MaxValue) },
        1 => part with { SizeError = Error(random) },
        2 => part with { PackedError = Error(random) },
        3 => part with { PlaceError = Error(random) },
        4 => part with { Flags = (ushort)(1 << random.Next(16)) },
        5 => part with { Method = (ushort)random.Next(100) },
        6 => part with { Missing = random.Next(part.Content.Length + 1) },
        7 => part with { Stored = true },
        _ => part with { Descriptor = true },
    };

    private static int Error(Random random) => random.Next(3) switch
    {
        0 => random.Next(-16, 17),
        1 => int.MaxValue,
        _ => random.Next(int.MinValue, int.MaxValue),
    };
}
