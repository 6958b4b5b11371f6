using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads the notes of a sheet (ECMA-376 part 1, 18.7) and puts its threads of comments in place of the notes that stand for them.</summary>
internal static class CommentsReader
{
    /// <summary>Reads the notes and threads of a sheet in reading order.</summary>
    public static IReadOnlyList<CellComment> Read(PartsReader parts, string sheet)
    {
        var threads = ThreadsReader.Read(parts, sheet);
        var notes = parts.Own(sheet, "comments").SelectMany(part => parts.Read(part, xml => ReadNotes(xml, parts.Bounded<CellComment>(part, "notes")), []));

        // Beside each thread Excel writes a note that tells older versions of it.
        return [.. threads.Concat(notes).DistinctBy(comment => comment.Cell).OrderBy(comment => comment.Cell)];
    }

    private static IReadOnlyList<CellComment> ReadNotes(XmlReader xml, BoundedItems<CellComment> notes)
    {
        var authors = new List<string>();
        var path = new ElementPath(xml);
        while (path.Read())
        {
            if (path.Is("authors", "author") && authors.Count < BoundedItems<CellComment>.Most)
            {
                authors.Add(XlsxText.Decode(xml.ReadText()));
            }
            else if (path.Is("commentList", "comment") && CellAddress.TryParse(xml.GetAttribute("ref"), out var cell))
            {
                var author = XmlValues.ToIndex(xml.GetAttribute("authorId")) is { } i && i < authors.Count ? authors[i] : "";
                var text = XlsxText.ReadRichString(xml);
                notes.Add(new(cell, IsThreadId(author) ? "" : author, text), text.Length);
            }
        }

        return notes.Items;
    }

    /// <summary>Whether the author of a note is the thread that the note stands for.</summary>
    private static bool IsThreadId(string author) => author.StartsWith("tc={", StringComparison.Ordinal);
}
