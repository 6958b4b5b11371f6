using System.CommandLine;
using ExcelChat.Fuzz;

var corpus = new Option<string?>("--corpus") { Description = "A folder of files to mutate; the fuzzer's own small workbooks when left out" };
var minutes = new Option<double>("--minutes") { Description = "How long to go on", DefaultValueFactory = _ => 1 };
var seed = new Option<int>("--seed") { Description = "Where chance begins; the same seed and corpus give the same inputs", DefaultValueFactory = _ => 1 };
var from = new Option<int>("--from") { Description = "The number of the first input" };
var count = new Option<int>("--count") { Description = "How many inputs at most", DefaultValueFactory = _ => int.MaxValue };
var output = new Option<string>("--out") { Description = "The folder for inputs that fail", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "excelchat-fuzz") };
var root = new RootCommand("Reads workbooks that were damaged on purpose. Whatever the input, the reader ends soon, with cells or with a WorkbookException.") { corpus, minutes, seed, from, count, output };
root.SetAction(async (arguments, _) =>
{
    var seeds = arguments.GetValue(corpus) is { } folder ? Specimen.FromFolder(folder) : Seeds.All;
    var hunt = new Hunt(new Mutator(seeds, arguments.GetValue(seed)), new Findings(arguments.GetValue(output)!));
    return await hunt.RunAsync(arguments.GetValue(from), arguments.GetValue(count), TimeSpan.FromMinutes(arguments.GetValue(minutes))) ? 0 : 1;
});

var files = new Argument<string[]>("files") { Description = "The inputs that failed" };
var replay = new Command("replay", "Reads given inputs as they are and says how each ends.") { files };
replay.SetAction(async (arguments, cancellationToken) =>
{
    var good = true;
    foreach (var path in arguments.GetValue(files)!)
    {
        var outcome = await Trial.RunAsync(new(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellationToken)));
        good &= outcome.IsGood;
        Console.WriteLine($"{path}: {outcome.Verdict} {outcome.Detail}");
    }

    return good ? 0 : 1;
});
root.Add(replay);
return await root.Parse(args).InvokeAsync();
