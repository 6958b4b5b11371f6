using System.CommandLine;
using ExcelChat.Workbooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExcelChat.Console;

/// <summary>Where a verb keeps its index: <c>memory</c>, gone with the process, or <c>sqlite:PATH</c>, a file in which what was indexed before is not indexed again.</summary>
internal static class IndexStore
{
    private const string Memory = "memory";
    private const string Sqlite = "sqlite:";

    public static Option<string> Option()
    {
        var store = new Option<string>("--store")
        {
            Description = $"Where the index is kept: {Memory}, or {Sqlite}PATH for a file that lasts.",
            HelpName = "STORE",
            DefaultValueFactory = _ => Memory,
        };
        store.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && value != Memory && (!value.StartsWith(Sqlite, StringComparison.Ordinal) || string.IsNullOrWhiteSpace(value[Sqlite.Length..])))
            {
                result.AddError($"--store must be {Memory} or {Sqlite}PATH.");
            }
        });
        return store;
    }

    public static ExcelChatBuilder UseStore(this ExcelChatBuilder builder, string store)
    {
        if (store == Memory)
        {
            return builder.UseInMemoryVectorStore();
        }

        // Every verb is given its files, so nothing would ever read their bytes from the store.
        builder.UseSqlite(store[Sqlite.Length..]).Services.RemoveAll<WorkbookStore>();
        return builder;
    }
}
