using System.CommandLine;
using System.CommandLine.Parsing;

namespace ExcelChat.Console;

/// <summary>The arguments and options that verbs share.</summary>
internal static class Arguments
{
    private const int Most = 100_000;

    public static Argument<string> File() => Path("FILE", "The workbook.");

    public static Argument<string[]> Files() => Words("FILE", "The workbooks.", fewest: 1, texts: 0);

    /// <summary>Any number of files and, last, a text in words.</summary>
    public static Argument<string[]> FilesAnd(string text, string description) => Words($"FILE... {text}", $"The workbooks, and last {description}.", fewest: 2, texts: 1);

    public static Argument<string> Path(string name, string description)
    {
        var path = new Argument<string>(name) { Description = description };
        path.Validators.Add(result => RefuseEmpty(result, result.Tokens));
        return path;
    }

    public static Option<string> Out(string name, string description)
    {
        var path = new Option<string>("--out") { Description = description, HelpName = name, Required = true };
        path.Validators.Add(result => RefuseEmpty(result, result.Tokens));
        return path;
    }

    public static Option<string?> Password() => new("--password") { Description = "The password of encrypted workbooks.", HelpName = "PASSWORD" };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else." };

    private static Argument<string[]> Words(string name, string description, int fewest, int texts)
    {
        var words = new Argument<string[]>(name) { Description = description, Arity = new(fewest, Most) };
        words.Validators.Add(result => RefuseOptions(result, result.Tokens));
        words.Validators.Add(result => RefuseEmpty(result, result.Tokens.SkipLast(texts)));
        return words;
    }

    private static void RefuseEmpty(SymbolResult result, IEnumerable<Token> paths)
    {
        if (paths.Any(path => path.Value.Length == 0))
        {
            result.AddError("A path is empty.");
        }
    }

    // A list of words takes a mistyped option for one of them.
    private static void RefuseOptions(SymbolResult result, IEnumerable<Token> words)
    {
        if (words.FirstOrDefault(word => word.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            result.AddError($"There is no option {option.Value}.");
        }
    }
}
