using System.CommandLine;
using System.Text;
using ExcelChat.Shared;

namespace ExcelChat.Console.Verbs;

/// <summary><c>dump</c>: writes what Excel shows in every sheet as <c>&lt;file name&gt;.&lt;sheet index&gt;.csv</c>.</summary>
internal static class DumpVerb
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "The workbook.", Arity = ArgumentArity.ZeroOrOne };
        var batch = new Option<string?>("--batch") { Description = "A text file with one path a line, relative to that file's folder or absolute.", HelpName = "LIST" };
        var password = Arguments.Password();
        var folder = Arguments.Out("DIR", "The folder to write to; made when missing.");
        var command = new Command("dump", "Write the displayed text of every sheet as CSV.") { file, batch, password, folder };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is null == result.GetValue(batch) is null)
            {
                result.AddError("Give either a FILE or --batch LIST.");
            }
        });
        command.SetAction((result, cancellationToken)
            => RunAsync(Paths(result.GetValue(file), result.GetValue(batch)), result.GetRequiredValue(folder), result.GetValue(password), cancellationToken));
        return command;
    }

    private static IEnumerable<string> Paths(string? file, string? list)
    {
        if (list is null)
        {
            return [file!];
        }

        var root = Path.GetDirectoryName(Path.GetFullPath(list))!;
        return File.ReadLines(list).Where(line => line.Length > 0).Select(line => Path.Combine(root, line));
    }

    private static async Task<int> RunAsync(IEnumerable<string> paths, string folder, string? password, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var outcome = Cli.Success;
        foreach (var path in paths)
        {
            try
            {
                await DumpAsync(path, folder, password, cancellationToken);
            }
            catch (ExcelChatException e)
            {
                outcome = await Cli.FailAsync(e.Message);
            }
        }

        return outcome;
    }

    private static async Task DumpAsync(string path, string folder, string? password, CancellationToken cancellationToken)
    {
        await using var workbook = await Formats.OpenAsync(path, password, cancellationToken);
        foreach (var sheet in workbook.Sheets)
        {
            await using var csv = new StreamWriter(Path.Combine(folder, $"{Path.GetFileName(path)}.{sheet.Index}.csv"), append: false, new UTF8Encoding(false));
            await SheetCsv.WriteAsync(sheet, csv, cancellationToken);
        }
    }
}
