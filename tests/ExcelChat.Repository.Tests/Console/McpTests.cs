using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ExcelChat.Repository.Tests.Console;

/// <summary>The tools over the Model Context Protocol, called by the client of its SDK over standard input and output.</summary>
public sealed class McpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_finds_the_tools_with_their_schemas()
    {
        await using McpClient client = await ConnectAsync(Excelchat.Staff);

        IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: Token);

        Assert.Equal(["describe_table", "explain_cell", "find_values", "list_tables", "read_range", "run_plan", "search"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool => Assert.Equal("object", tool.JsonSchema.GetProperty("type").GetString()));
        Assert.All(tools, tool => Assert.Equal((true, false), (tool.ProtocolTool.Annotations!.ReadOnlyHint, tool.ProtocolTool.Annotations.OpenWorldHint)));
        Assert.Equal("excelchat", client.ServerInfo?.Name);
        Assert.Contains("run_plan", client.ServerInstructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_computes_over_several_workbooks()
    {
        await using McpClient client = await ConnectAsync(Excelchat.Staff, Excelchat.Sales);

        JsonElement listed = await CallAsync(client, "list_tables");
        JsonElement computed = await CallAsync(client, "run_plan", ("plan", JsonElement.Parse(ConsoleModel.Plan)));
        JsonElement found = await CallAsync(client, "search", ("text", "salary of Ada Almgren"));

        Assert.Equal(["sales.xlsx", "staff.xlsx"], listed.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("file").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("120", computed.GetProperty("rows")[0][0].GetString());
        Assert.Contains("Ada Almgren", found.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_call_comes_back_as_something_to_mend_and_the_server_goes_on()
    {
        await using McpClient client = await ConnectAsync(Excelchat.Staff);

        JsonElement wrong = await CallAsync(client, "describe_table", ("table", "Nowhere"));
        JsonElement right = await CallAsync(client, "describe_table", ("table", "Staff"));

        Assert.Contains("The tables are:", wrong.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(8, right.GetProperty("columns").GetArrayLength());
    }

    [Fact]
    public async Task Nothing_but_the_protocol_is_on_standard_output_and_the_end_of_the_input_ends_it()
    {
        Run run = await Excelchat.TypeAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""" + "\n", "mcp", Excelchat.Staff);

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal("2.0", JsonElement.Parse(line).GetProperty("jsonrpc").GetString()));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_before_anything_is_served()
        => Excelchat.Refused(await Excelchat.RunAsync("mcp", "no-such.xlsx"), "no-such.xlsx");

    private static Task<McpClient> ConnectAsync(params string[] files) => McpClient.CreateAsync(
        new StdioClientTransport(new() { Command = Excelchat.Program, Arguments = ["mcp", .. files], WorkingDirectory = Repository.Root }), cancellationToken: Token);

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        CallToolResult result = await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), cancellationToken: Token);
        return JsonElement.Parse(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }
}
