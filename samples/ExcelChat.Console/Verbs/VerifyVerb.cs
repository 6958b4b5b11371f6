using System.CommandLine;
using System.Text.Json;
using ExcelChat.Console.Json;
using ExcelChat.Plans;
using ExcelChat.Shared;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Console.Verbs;

/// <summary><c>verify</c>: runs the proof of an answer again over the workbook.</summary>
internal static class VerifyVerb
{
    public static Command Create()
    {
        var answer = Arguments.Path("ANSWER", "The answer, as ask --json prints it.");
        var files = Arguments.Files();
        var password = Arguments.Password();
        var json = Arguments.Json();
        var command = new Command("verify", "Run the proof of an answer again over its workbooks: the cells, the plan and the result; ends with 1 at the first difference.") { answer, files, password, json };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(answer), [.. result.GetRequiredValue(files).Select(file => WorkbookSource.FromFile(file).WithPassword(result.GetValue(password)))], result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, IReadOnlyList<WorkbookSource> workbooks, bool json, CancellationToken cancellationToken)
    {
        var proof = ReadProof(path, await File.ReadAllTextAsync(path, cancellationToken));
        var verification = await new ProofVerifier(Formats.Opener, TableDetector.Default).VerifyAsync(proof, workbooks, cancellationToken);
        if (json)
        {
            System.Console.WriteLine(JsonSerializer.Serialize(verification, AnswerJson.Default.Verification));
            return verification.Holds ? Cli.Success : Cli.Failure;
        }

        if (!verification.Holds)
        {
            return await Cli.FailAsync($"The answer does not hold: {verification.Difference}");
        }

        System.Console.WriteLine(verification.SameBytes ? "The answer holds: the file is the same, and so are its cells and the result." : "The answer holds: the file has changed, and its cells and the result have not.");
        return Cli.Success;
    }

    private static Proof ReadProof(string path, string text)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            return answer.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("proof", out var proof) && proof.ValueKind == JsonValueKind.Object
                ? ProofJson.Read(proof.GetRawText())
                : throw new ExcelChatException($"'{path}' holds no proof. Give an answer as ask --json prints it; an answer that abstains has none.");
        }
        catch (JsonException e)
        {
            throw new ExcelChatException($"'{path}' is no JSON: {e.Message} Give an answer as ask --json prints it.", e);
        }
    }
}
