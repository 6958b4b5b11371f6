using ExcelChat.Workbooks.Csv;
using ExcelChat.Workbooks.Formulas;
using ExcelChat.Workbooks.Xlsx;

namespace ExcelChat.Workbooks;

/// <summary>Opens a workbook of any format that one of its readers reads, whatever the file's extension says.</summary>
public sealed class WorkbookOpener
{
    private readonly WorkbookReader[] _readers;
    private readonly WorkbookLimits _limits;

    /// <summary>Creates an opener.</summary>
    /// <param name="readers">The readers to ask, in order.</param>
    /// <param name="limits">What a file may ask of the machine; null for <see cref="WorkbookLimits.Default"/>.</param>
    public WorkbookOpener(IEnumerable<WorkbookReader> readers, WorkbookLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(readers);
        _readers = [.. readers];
        _limits = limits ?? WorkbookLimits.Default;
    }

    /// <summary>An opener with the formats that come with ExcelChat: xlsx, xlsm, xltx, xltm and delimited text.</summary>
    public static WorkbookOpener Default { get; } = new(BuiltInReaders);

    /// <summary>The readers of <see cref="Default"/>, for an opener that has others beside them.</summary>
    public static IReadOnlyList<WorkbookReader> BuiltInReaders => [new XlsxReader(), new CsvWorkbookReader()];

    /// <summary>Opens a workbook with the first reader that knows its format.</summary>
    /// <param name="source">The bytes and their name.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <returns>The open workbook, to be disposed by the caller.</returns>
    /// <exception cref="WorkbookException">The file is missing, unreadable, of no known format, encrypted or damaged; see <see cref="WorkbookException.Problem"/>.</exception>
    public async ValueTask<Workbook> OpenAsync(WorkbookSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (var reader in _readers)
        {
            if (await reader.OpenAsync(source, _limits, cancellationToken).ConfigureAwait(false) is { } workbook)
            {
                return FormulaComputer.Attach(workbook, _limits);
            }
        }

        throw Explain(source.Name, FileFormats.Detect(source));
    }

    private static WorkbookException Explain(string file, FileFormat format) => format switch
    {
        FileFormat.EncryptedPackage => new(
            WorkbookProblem.PasswordProtected,
            file,
            $"'{file}' is encrypted with a password (it holds an EncryptedPackage stream). Add the package ExcelChat.Connectors.LegacyExcel and give the password, or save a copy without it (File, Info, Protect Workbook)."),
        FileFormat.LegacyWorkbook => Unsupported(file, "an Excel 97-2003 workbook (xls)"),
        FileFormat.BinaryWorkbook => Unsupported(file, "a binary workbook (xlsb)"),
        FileFormat.OpenDocument => Unsupported(file, "an OpenDocument spreadsheet (ods)"),
        FileFormat.DamagedZip => WorkbookFault.Damaged(file, "it begins as a zip archive and its directory cannot be read, as after a broken download.", sheet: null),
        FileFormat.OtherZip => NotAWorkbook(file, "a zip archive without a workbook in it"),
        FileFormat.OtherCompoundFile => NotAWorkbook(file, "a compound file (as Word and Outlook write) without a workbook in it"),
        FileFormat.OverlappingZip => WorkbookFault.Damaged(file, "it is a zip archive whose parts share bytes, as those of a zip bomb do.", sheet: null),
        FileFormat.OwnerFile => new(
            WorkbookProblem.NotAWorkbook,
            file,
            $"'{file}' is not a workbook but the small file that Excel keeps beside one while somebody has it open. Give the workbook, whose name is the same without ~$."),
        FileFormat.Zeros => WorkbookFault.Damaged(file, "it holds nothing but zero bytes, as after a crash or a download that did not end.", sheet: null),
        FileFormat.Markup => NotAWorkbook(file, "a web page or an XML document", "Some programs export tables as such under the name of a workbook: open it in Excel and save it as xlsx."),
        FileFormat.Text => NotAWorkbook(file, "plain text", "If it holds a table, open it in Excel and save it as xlsx."),
        _ => NotAWorkbook(file, "of an unknown format"),
    };

    private static WorkbookException Unsupported(string file, string found) => new(
        WorkbookProblem.UnsupportedFormat,
        file,
        $"'{file}' is {found}, which no registered reader opens. Add the package ExcelChat.Connectors.LegacyExcel, or save the file as xlsx.");

    private static WorkbookException NotAWorkbook(string file, string found, string advice = "Give an xlsx, xlsm, xls, xlsb, ods or csv file.") => new(
        WorkbookProblem.NotAWorkbook,
        file,
        $"'{file}' is {found}, not a workbook. {advice}");
}
