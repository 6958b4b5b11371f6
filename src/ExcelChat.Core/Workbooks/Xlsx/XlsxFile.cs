using System.Collections.Concurrent;
using ExcelChat.Workbooks.Xlsx.Parsing;
using ExcelChat.Workbooks.Xlsx.Scanning;

namespace ExcelChat.Workbooks.Xlsx;

/// <summary>What the sheets of one workbook share: its open packages, its date system, its strings and its cell styles.</summary>
internal sealed class XlsxFile : IDisposable
{
    private readonly ConcurrentBag<XlsxPackage> _idle = [];
    private readonly ConcurrentDictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Task<StringTable>> _strings;
    private readonly Lazy<XlsxStyle[]> _styles;
    private readonly Lazy<ILookup<string, NamedRange>> _namedRanges;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;
    private volatile bool _disposed;
    private int? _fingerprint;

    public XlsxFile(WorkbookSource source, WorkbookLimits limits)
    {
        Source = source;
        Limits = limits;
        _closed = _closing.Token;
        _strings = new(() => Task.Run(ReadStringsAsync));
        _styles = new(ReadStyles);
        _namedRanges = new(() => NamedRange.BySheet(DefinedNames));
    }

    public WorkbookSource Source { get; }

    public WorkbookLimits Limits { get; }

    /// <summary>Whether its dates count from 1904.</summary>
    public bool Date1904 { get; set; }

    /// <summary>The workbook part.</summary>
    public string MainPart { get; set; } = "";

    /// <summary>The names that the author defined.</summary>
    public IReadOnlyList<DefinedName> DefinedNames { get; set; } = [];

    /// <summary>The part with the shared strings, or null.</summary>
    public string? StringsPart { get; set; }

    /// <summary>The part with the styles, or null.</summary>
    public string? StylesPart { get; set; }

    /// <summary>The cell styles by number; the last is one more than the file has, for cells that name a style that is not there.</summary>
    /// <exception cref="WorkbookException">Their part is damaged.</exception>
    public XlsxStyle[] Styles => _styles.Value;

    /// <summary>The shared strings, once <see cref="PrepareAsync"/> has read them.</summary>
    /// <exception cref="WorkbookException">Their part is damaged.</exception>
    public StringTable Strings => _strings.Value.GetAwaiter().GetResult();

    /// <summary>The ranges of a sheet that have names.</summary>
    public IReadOnlyList<NamedRange> NamedRangesOn(string sheet) => [.. _namedRanges.Value[sheet]];

    /// <summary>
    /// Waits for the shared strings. Damage to them is told when a cell asks for one, because a sheet may not need any. They are read for every sheet,
    /// so one caller's wish to stop ends its waiting and not the reading; closing the workbook does.
    /// </summary>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken = default)
    {
        await ((Task)_strings.Value).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Whether a package is open and free.</summary>
    public bool IsOpen => !_idle.IsEmpty;

    /// <summary>A package for one reading, so that several need not wait for each other; to be given back with <see cref="Return"/>.</summary>
    /// <exception cref="WorkbookException">The file is another than it was when the workbook was opened.</exception>
    public XlsxPackage Rent()
    {
        if (_idle.TryTake(out var idle))
        {
            return idle;
        }

        return OpenSame();
    }

    /// <summary>Which workbook this is; the whole file is read when somebody asks for the identity's id.</summary>
    public WorkbookIdentity Identify()
        => new(new Lazy<string>(() => Guard(Hash), LazyThreadSafetyMode.PublicationOnly), Path.GetFileName(Source.Name), Read(package => package.Length));

    public void Return(XlsxPackage package)
    {
        _idle.Add(package);
        if (_disposed)
        {
            Dispose();
        }
    }

    /// <summary>
    /// Whether a part around the cells is a sheet's own: it is the first sheet's that asks. Otherwise a file could have one part read for each of its sheets.
    /// </summary>
    public bool Owns(string sheet, string part) => _owners.GetOrAdd(part, sheet) == sheet;

    /// <summary>Closes the idle packages; one in use is closed when it is given back.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _closing.Cancel();
            _closing.Dispose();
        }

        while (_idle.TryTake(out var package))
        {
            package.Dispose();
        }
    }

    /// <summary>What to throw when the workbook names a sheet and leads to no part of it.</summary>
    public WorkbookException WithoutPart(string sheet) => WorkbookFault.Damaged(Source.Name, "the workbook links the sheet to no part of its own.", sheet);

    /// <summary>Reads something from a package; whatever goes wrong is told as damage to the file.</summary>
    public T Read<T>(Func<XlsxPackage, T> read, string? sheet = null) => Guard(
        () =>
        {
            var package = Rent();
            try
            {
                return read(package);
            }
            finally
            {
                Return(package);
            }
        },
        sheet);

    /// <summary>Reads something; whatever goes wrong is told as damage to the file.</summary>
    public T Guard<T>(Func<T> read, string? sheet = null)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            throw WorkbookFault.Damaged(Source.Name, e, sheet);
        }
    }

    private string Hash()
    {
        using var package = OpenSame();
        return package.Hash();
    }

    private XlsxPackage OpenSame()
    {
        // Opened by its name, the file may by now be another: its rows would be read with the first one's strings and styles.
        var package = XlsxPackage.Open(Source, Limits);
        var fingerprint = _fingerprint ??= package.Fingerprint;
        if (fingerprint == package.Fingerprint)
        {
            return package;
        }

        package.Dispose();
        throw new WorkbookException(WorkbookProblem.NotReadable, Source.Name, $"'{Source.Name}' was changed while it was read. Open it again.");
    }

    private XlsxStyle[] ReadStyles()
    {
        var formats = StylesPart is null ? [] : Read(package =>
        {
            using var xml = package.OpenXml(StylesPart);
            return XlsxStyles.Read(xml);
        });
        var styles = new XlsxStyle[formats.Length + 1];
        for (var i = 0; i < formats.Length; i++)
        {
            styles[i] = new(formats[i], Date1904);
        }

        styles[^1] = new(NumberFormat.General, Date1904);
        return styles;
    }

    private async Task<StringTable> ReadStringsAsync()
    {
        if (StringsPart is null)
        {
            return StringTable.Empty;
        }

        try
        {
            return await ScanStringsAsync(StringsPart).ConfigureAwait(false);
        }
        catch (Exception e) when (WorkbookFault.IsDamage(e))
        {
            return ParseStrings(StringsPart);
        }
    }

    private async ValueTask<StringTable> ScanStringsAsync(string part)
    {
        var package = Rent();
        try
        {
            using var scanner = new SharedStringScanner(package.OpenPart(part), new(this));
            return await scanner.ReadAsync(_closed).ConfigureAwait(false);
        }
        finally
        {
            Return(package);
        }
    }

    private StringTable ParseStrings(string part) => Read(package =>
    {
        var clock = new ReadingClock(Source.Name, Limits);
        clock.Start();
        using var xml = package.OpenXml(part);
        xml.Watch(() => clock.Check(_closed));
        return SharedStringParser.Read(xml, new(this));
    });
}
