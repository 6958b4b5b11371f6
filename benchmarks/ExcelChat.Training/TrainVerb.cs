using System.CommandLine;

namespace ExcelChat.Training;

/// <summary><c>train</c>: learns weights from a file of questions and writes those that matter most.</summary>
internal static class TrainVerb
{
    private const int Folds = 5;

    public static Command Create()
    {
        var questions = new Argument<string>("QUESTIONS") { Description = "JSON lines with file (relative to this file), question and answers." };
        var output = new Option<string>("--out") { Description = "The file of weights to write.", HelpName = "WEIGHTS", Required = true };
        var command = new Command("train", "Learn weights.") { questions, output };
        command.SetAction(async (result, token) =>
        {
            var names = new FeatureNames();
            var examples = await ExampleReader.ReadAsync(result.GetRequiredValue(questions), names, token);
            var heldOut = CrossValidation.Answer(examples, names, Folds, Folds);
            var signs = new ConfidenceTrainer([.. heldOut.SelectMany(part => part)]).Train();
            var model = new Trainer(names.Count).Train(examples);
            model.KeepStrongest(WeightsFile.Kept);
            WeightsFile.Write(result.GetRequiredValue(output), model, names, signs);
            CrossValidation.Report(heldOut);
        });
        return command;
    }
}
