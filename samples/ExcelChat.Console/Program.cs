using System.CommandLine;
using ExcelChat.Console;
using ExcelChat.Console.Verbs;

var root = new RootCommand("Ask questions of Excel workbooks and get exact answers with the cells behind them. Offline, unless EXCELCHAT_MODEL names a chat model.")
{
    AskVerb.Create(),
    ChatVerb.Create(),
    McpVerb.Create(),
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
