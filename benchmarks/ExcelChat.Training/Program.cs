using System.CommandLine;
using ExcelChat.Training;

return await new RootCommand("Learns the weights of the offline planner from questions with known answers.") { TrainVerb.Create(), MeasureVerb.Create() }
    .Parse(args)
    .InvokeAsync();
