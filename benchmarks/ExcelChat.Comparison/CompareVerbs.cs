using System.CommandLine;
using System.Text.Json;
using ExcelChat.Comparison.Generation;
using ExcelChat.Comparison.Measuring;
using ExcelChat.Comparison.Readers;
using ExcelChat.Comparison.Reporting;

namespace ExcelChat.Comparison;

/// <summary>The verbs of the command line.</summary>
internal static class CompareVerbs
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly Option<string> Data = new("--data") { Description = "The folder of the generated files, which are kept there", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "excelchat-comparison") };
    private static readonly Option<double> Scale = new("--scale") { Description = "The size of the files, above 0 to 1", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Files = new("--files") { Description = "The files by name, with commas; all when left out" };
    private static readonly Option<string> Readers = new("--readers") { Description = "The readers by name, with commas; all when left out. The floor always takes part" };

    public static RootCommand Create() => new("Reads the same workbooks with ExcelChat, with other readers and with inflate alone, and reports ratios.")
    {
        Run(), Generate(), Check(), Child(),
    };

    private static Command Run()
    {
        var output = new Option<string?>("--out") { Description = "The folder for reading-yyyy-mm.md and .json; to the console when left out" };
        var rounds = new Option<int>("--rounds") { Description = "How often each reader reads each file", DefaultValueFactory = _ => 15 };
        var seconds = new Option<double>("--seconds") { Description = "The most time of one reader over one file, warm; a slow reader gets fewer rounds", DefaultValueFactory = _ => 10 };
        var cold = new Option<bool>("--cold") { Description = "Measure fresh processes and their peak memory too" };
        var command = new Command("run", "Measures.") { Data, Scale, Files, Readers, output, rounds, seconds, cold, Pinned.Option };
        command.SetAction(async (arguments, _) =>
        {
            var plan = Plan(arguments) with
            {
                Rounds = arguments.GetValue(rounds),
                Budget = TimeSpan.FromSeconds(arguments.GetValue(seconds)),
                Cold = arguments.GetValue(cold) || arguments.GetValue(output) is not null,
            };
            await WriteAsync(await new ComparisonRun(plan).RunAsync(), arguments.GetValue(output));
        });
        return command;
    }

    private static Command Generate()
    {
        var command = new Command("generate", "Writes the files and prints their sizes.") { Data, Scale, Files };
        command.SetAction(arguments =>
        {
            var plan = Plan(arguments);
            foreach (var file in plan.Files)
            {
                var (path, _) = file.Ensure(plan.DataFolder, plan.Scale);
                Console.WriteLine(FormattableString.Invariant($"{file.Name,-12}{new FileInfo(path).Length / 1048576.0,8:0.00} MB  {file.Shape}"));
            }
        });
        return command;
    }

    private static Command Check()
    {
        var command = new Command("check", "Reads every file once with every reader and fails when they disagree; quick with --scale 0.01.") { Data, Scale, Files, Readers };
        command.SetAction(async (arguments, _) =>
        {
            await new ComparisonRun(Plan(arguments) with { Rounds = 1, Budget = TimeSpan.Zero }).RunAsync();
            Console.WriteLine("All readers agree.");
        });
        return command;
    }

    private static Command Child()
    {
        var reader = new Argument<string>("reader");
        var path = new Argument<string>("path");
        var command = new Command("child", "Reads one file in this process and prints what it took.") { reader, path };
        command.Hidden = true;
        command.SetAction(async (arguments, _) => await ColdSample.RunAsync(arguments.GetValue(reader)!, arguments.GetValue(path)!));
        return command;
    }

    private static RunPlan Plan(ParseResult arguments) => new()
    {
        DataFolder = arguments.GetValue(Data)!,
        Files = Pick(GeneratedFile.All, f => f.Name, arguments.GetValue(Files), "file"),
        Readers = [ComparedReader.Floor, .. Pick(ComparedReader.All, r => r.Name, arguments.GetValue(Readers), "reader").Where(r => r != ComparedReader.Floor)],
        Rounds = 1,
        Budget = TimeSpan.Zero,
        Scale = arguments.GetValue(Scale),
        Cold = false,
    };

    private static List<T> Pick<T>(IReadOnlyList<T> all, Func<T, string> name, string? wanted, string kind)
    {
        if (wanted is null)
        {
            return [.. all];
        }

        return [.. wanted.Split(',').Select(w => all.FirstOrDefault(a => name(a) == w)
            ?? throw new ComparisonException($"There is no {kind} '{w}'; there are {string.Join(", ", all.Select(name))}."))];
    }

    private static async Task WriteAsync(MeasuredRun comparison, string? folder)
    {
        if (folder is null)
        {
            Console.WriteLine(MarkdownReport.Write(comparison));
            return;
        }

        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, "reading-" + comparison.Date[..7]);
        await File.WriteAllTextAsync(name + ".md", MarkdownReport.Write(comparison));
        await File.WriteAllTextAsync(name + ".json", JsonSerializer.Serialize(comparison, Indented) + "\n");
    }
}
