using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads the threads of comments of a sheet and the persons who wrote them (MS-XLSX).</summary>
internal static class ThreadsReader
{
    public static IReadOnlyList<CellComment> Read(PartsReader parts, string sheet)
    {
        var entries = parts.Own(sheet, "threadedComment").SelectMany(part => parts.Read(part, xml => ReadEntries(xml, parts.Bounded<Entry>(part, "comments")), [])).ToList();
        if (entries.Count == 0)
        {
            return [];
        }

        var names = parts.Linked(parts.MainPart, "person").SelectMany(part => parts.Read(part, ReadPersons, [])).ToLookup(person => person.Id, person => person.Name, StringComparer.OrdinalIgnoreCase);

        // A cell has one thread at most, and only its first comment has no parent.
        return [.. entries.GroupBy(entry => entry.Cell).Select(thread => ToThread([.. thread.OrderBy(entry => entry.IsReply)], names))];
    }

    private static CellComment ToThread(Entry[] entries, ILookup<string, string> names) => new(entries[0].Cell, Author(entries[0], names), entries[0].Text)
    {
        IsThread = true,
        IsResolved = entries[0].IsDone,
        Written = entries[0].Written,
        Replies = [.. entries.Skip(1).Select(entry => new CommentReply(Author(entry, names), entry.Text, entry.Written))],
    };

    private static string Author(Entry entry, ILookup<string, string> names) => names[entry.Person].FirstOrDefault() ?? "";

    private static IReadOnlyList<Entry> ReadEntries(XmlReader xml, BoundedItems<Entry> entries)
    {
        var path = new ElementPath(xml);
        while (path.Read())
        {
            if (path.Is("threadedComment") && CellAddress.TryParse(xml.GetAttribute("ref"), out var cell))
            {
                var entry = new Entry(cell, xml.GetAttribute("personId") ?? "")
                {
                    IsReply = xml.GetAttribute("parentId") is not null,
                    IsDone = xml.Flag("done"),
                    Written = XmlValues.ToMoment(xml.GetAttribute("dT")),
                    Text = ReadText(xml),
                };
                entries.Add(entry, entry.Text.Length);
            }
        }

        return entries.Items;
    }

    /// <summary>The text of a comment. The names that it mentions are in the text already.</summary>
    private static string ReadText(XmlReader xml)
    {
        var text = "";
        for (var (depth, more) = (xml.Depth, !xml.IsEmptyElement); more && xml.ReadToChild(depth);)
        {
            text = xml.LocalName is "text" ? XlsxText.Decode(xml.ReadText()) : text;
        }

        return text;
    }

    private static IReadOnlyList<(string Id, string Name)> ReadPersons(XmlReader xml)
    {
        var persons = new List<(string Id, string Name)>();
        var path = new ElementPath(xml);
        while (path.Read())
        {
            if (path.Is("person") && persons.Count < BoundedItems<CellComment>.Most)
            {
                persons.Add((xml.GetAttribute("id") ?? "", xml.Text("displayName") ?? ""));
            }
        }

        return persons;
    }

    private sealed record Entry(CellAddress Cell, string Person)
    {
        public bool IsReply { get; init; }

        public bool IsDone { get; init; }

        public DateTimeOffset? Written { get; init; }

        public string Text { get; init; } = "";
    }
}
