using System.CommandLine;
using ExcelChat.Training;

return await new RootCommand("Learns what the offline planner knows from questions with known answers.") { TrainVerb.Create(), MeasureVerb.Create(), WordsVerb.Create() }
    .Parse(args)
    .InvokeAsync();
