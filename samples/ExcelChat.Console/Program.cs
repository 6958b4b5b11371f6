using System.CommandLine;
using ExcelChat.Console;
using ExcelChat.Console.Verbs;

var root = new RootCommand("Ask questions of Excel workbooks and get exact answers with the cells behind them. Offline.")
{
    AskVerb.Create(),
    ChatVerb.Create(),
    IngestVerb.Create(),
    SearchVerb.Create(),
    InspectVerb.Create(),
    DumpVerb.Create(),
    EvalVerb.Create(),
    TablesVerb.Create(),
    RetrieveVerb.Create(),
    VerifyVerb.Create(),
};

return await Cli.RunAsync(root, args);
