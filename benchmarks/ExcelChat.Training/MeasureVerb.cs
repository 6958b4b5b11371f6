using System.CommandLine;

namespace ExcelChat.Training;

/// <summary><c>measure</c>: learns from most of the tables of a file of questions and answers the rest, in turn.</summary>
internal static class MeasureVerb
{
    public static Command Create()
    {
        var questions = new Argument<string>("QUESTIONS") { Description = "JSON lines with file (relative to this file), question and answers." };
        var folds = new Option<int>("--folds") { Description = "In how many parts the tables are cut.", DefaultValueFactory = _ => 5 };
        var turns = new Option<int>("--turns") { Description = "How many of the parts are answered, at least 2.", DefaultValueFactory = _ => 5 };
        var command = new Command("measure", "Cross-validate.") { questions, folds, turns };
        command.SetAction(async (result, token) =>
        {
            var names = new FeatureNames();
            var examples = await ExampleReader.ReadAsync(result.GetRequiredValue(questions), names, token);
            Console.WriteLine(FormattableString.Invariant($"questions {examples.Count}  candidates {examples.Sum(e => e.Candidates.Count)}  features {names.Count}"));
            Console.WriteLine(FormattableString.Invariant($"ceiling {examples.Count(e => e.IsReachable) / (double)examples.Count:0.0000}"));
            CrossValidation.Report(CrossValidation.Answer(examples, names, result.GetValue(folds), result.GetValue(turns)));
        });
        return command;
    }
}
