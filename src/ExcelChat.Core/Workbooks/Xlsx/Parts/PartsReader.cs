using System.Globalization;
using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>
/// Reads the parts around the cells one by one. A part that is missing or damaged is noted and left out; a limit that is reached ends the reading,
/// and so does the time that all of them together may take.
/// </summary>
internal sealed class PartsReader(XlsxFile file, XlsxPackage package, CancellationToken cancellationToken)
{
    private const int MostParts = 10_000;
    private readonly List<UnreadPart> _unread = [];
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private (string Part, IReadOnlyList<XlsxRelationship> Links)? _links;

    public XlsxPackage Package => package;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The workbook part.</summary>
    public string MainPart => file.MainPart;

    /// <summary>What could not be read so far.</summary>
    public IReadOnlyList<UnreadPart> Unread => [.. _unread.Distinct()];

    /// <summary>Reads a part, or gives another value for it when that fails.</summary>
    public T Read<T>(string part, Func<XmlReader, T> read, T otherwise) => Try(
        part,
        () =>
        {
            using var xml = package.OpenXml(part);
            xml.Watch(Check);
            return read(xml);
        },
        otherwise);

    /// <summary>The links from a part; none when they cannot be read.</summary>
    public IReadOnlyList<XlsxRelationship> Links(string part)
    {
        // They are asked for once for each type of link, one part after another.
        if (_links?.Part != part)
        {
            _links = (part, Try<IReadOnlyList<XlsxRelationship>>(part, () => package.Relationships(part), []));
        }

        return _links.Value.Links;
    }

    /// <summary>The parts that a part links to with one type of link, each once.</summary>
    public IEnumerable<string> Linked(string part, string type)
        => Links(part).Where(link => !link.IsExternal && link.Type == type).Select(link => link.Target).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The parts that a sheet links to with one type of link and that no other sheet has.</summary>
    public IEnumerable<string> Own(string sheet, string type)
    {
        foreach (var part in Linked(sheet, type))
        {
            if (!package.Has(part) || file.Owns(sheet, part))
            {
                yield return part;
            }
            else
            {
                _unread.Add(new(part, "it is another sheet's."));
            }
        }
    }

    /// <summary>Whether a part was not asked for in this way before. No two sheets of an honest file share a chart or a pivot table.</summary>
    public bool IsNew(string part)
    {
        if (_seen.Count < MostParts)
        {
            return _seen.Add(part);
        }

        if (!_seen.Contains(part) && _unread.Count < MostParts)
        {
            _unread.Add(new(part, string.Create(CultureInfo.InvariantCulture, $"the file holds more than {MostParts} charts and pivot tables.")));
        }

        return false;
    }

    /// <summary>A list for items of a part that notes when they are too many.</summary>
    public BoundedItems<T> Bounded<T>(string part, string what, int most = BoundedItems<T>.Most)
        => new(most, kept => _unread.Add(new(part, string.Create(CultureInfo.InvariantCulture, $"it holds too many {what}; the first {kept} were read."))));

    /// <summary>To be called in the midst of a reading; throws to end it.</summary>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (TimeProvider.System.GetElapsedTime(_started) is var elapsed && elapsed > file.Limits.MaxReadingTime)
        {
            throw WorkbookFault.Exceeded(file.Source.Name, nameof(WorkbookLimits.MaxReadingTime), file.Limits.MaxReadingTime, $"has parts around its cells that took {elapsed} to read");
        }
    }

    private T Try<T>(string part, Func<T> read, T otherwise)
    {
        Check();
        try
        {
            return read();
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            _unread.Add(new(part, WorkbookFault.Reason(e)));
            return otherwise;
        }
    }
}
