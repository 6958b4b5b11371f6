using System.Globalization;
using System.Text;
using ExcelChat.Answers.Grounding;
using ExcelChat.Answers.Tools;
using ExcelChat.Plans;
using ExcelChat.Questions;
using ExcelChat.Shared;
using ExcelChat.Workbooks;

namespace ExcelChat.Answers.Models;

/// <summary>
/// A model's answer as it comes. Nothing of it is given before something in it is proved; a text in which nothing is proved is replaced by what the engine
/// computed, and one of which something was struck is followed by it.
/// </summary>
internal sealed class ModelDraft(AnswerRequest request, Answer offline, AnswerOptions answers, ModelOptions options)
{
    // The planner's confidence is calibrated, a model has none; a plan that it chose and the planner did not is as likely right as not.
    private const double ModelConfidence = 0.5;

    private readonly StringBuilder _given = new();
    private readonly StringBuilder _held = new();
    private readonly MarkerWriter _markers = new();
    private readonly HashSet<Finding> _shown = [];
    private readonly Dictionary<Finding, int> _proved = [];
    private int _struck;
    private int _links;
    private int _pieces;
    private bool _isReplaced;
    private PieceChecker? _checks;
    private ModelFault? _fault;
    private string? _failure;
    private ModelUsage? _usage;

    public AnswerRequest Request => request;

    public Answer Offline => offline;

    public Findings Findings { get; } = new(request.Question);

    /// <summary>Whether there is an answer of the model; else a kept one or the offline answer stands.</summary>
    public bool IsGiven { get; private set; }

    /// <summary>What is worth keeping; null unless the model came to its end and everything that it wrote is proved.</summary>
    public KeptAnswer? Kept => IsGiven && !_isReplaced && _fault is null && _struck + _links == 0
        ? new(_markers.Unmarked(_given.ToString()), [.. Findings.All.Select(finding => PlanJson.Write(finding.Plan))], _usage?.ModelId)
        : null;

    private PieceChecker Checker => _checks ??= new(request.Question, () => request.Tables, Findings, options.Grounding);

    // Of several findings the answer is the one that its text is about, and else the last that was asked for.
    private Finding Meant => Findings.All.Reverse().MaxBy(finding => _proved.GetValueOrDefault(finding))!;

    private AnswerOrigin Origin { get; init; } = AnswerOrigin.Model;

    /// <summary>Takes a piece of the model's text, and gives what is to be passed on now.</summary>
    public IEnumerable<AnswerUpdate> Add(string piece, string? modelId)
    {
        var text = Checker.Check(piece);
        (_struck, _links) = (_struck + text.Unproved.Count, _links + text.Links);
        var citings = text.Citings.Count > 0 || IsGiven ? text.Citings : [.. Findings.All.Reverse().Select(finding => Mention(text.Text, finding)).OfType<Citing>().Take(1)];
        foreach (var finding in citings.SelectMany(citing => citing.Findings))
        {
            _proved[finding] = _proved.GetValueOrDefault(finding) + 1;
            IsGiven = true;
        }

        Hold(text.Text, citings);
        return IsGiven ? [.. Plans(), Release(modelId)] : [];
    }

    /// <summary>What follows the last piece; nothing when another answer is to be given.</summary>
    public IReadOnlyList<AnswerUpdate> Complete(MeteredChatClient client, Exception? failure)
    {
        _usage = client.Usage;
        _fault = ModelFaults.Of(failure, client, Findings.All.Count > 0, IsGiven);
        _failure = _fault is { } fault ? ModelFaults.Say(fault, failure) : null;
        if (!IsGiven && _fault is not null)
        {
            return [];
        }

        (_isReplaced, IsGiven) = (!IsGiven, true);
        return [.. Plans(), .. Ending(), .. Completed()];
    }

    /// <summary>
    /// The answer that a model gave before, in place of this one that failed: its plans are run again and its text is held against them again. Nothing when it no longer holds.
    /// </summary>
    public IReadOnlyList<AnswerUpdate> Recall(KeptAnswer kept, PlanEngine engine)
    {
        var draft = new ModelDraft(request, offline, answers, options) { Origin = AnswerOrigin.Cache, _fault = _fault, _failure = _failure, _usage = _usage };
        try
        {
            foreach (var plan in kept.Plans.Select(PlanJson.Read))
            {
                draft.Findings.ThrowIfMadeUp(plan);
                draft.Findings.Add(new(plan, engine.Run(plan)));
            }
        }
        catch (ExcelChatException)
        {
            return [];
        }

        AnswerUpdate[] text = draft.Findings.All.Count > 0 ? [.. draft.Add(kept.Text, kept.ModelId)] : [];
        return draft.IsGiven && draft._struck + draft._links == 0 ? [.. text, .. draft.Completed()] : [];
    }

    /// <summary>The offline answer, with what went wrong.</summary>
    public Answer GiveUp() => offline with { Usage = _usage, ModelFault = _fault, Notes = [$"{_failure}; this is the offline answer.", .. offline.Notes] };

    private IEnumerable<AnswerUpdate> Ending()
    {
        _held.Clear();
        if (_failure is not null)
        {
            _held.Append("\n[The chat model broke off here.]");
        }

        if (_isReplaced || _struck > 0)
        {
            var computed = References.InRoundBrackets(Checker.WithoutLinks(Written(Meant).Text));
            computed = _isReplaced ? computed : $"\nComputed: {computed}";
            Hold(computed, _isReplaced ? [] : [new(computed.Length, [Meant])]);
        }

        return _held.Length > 0 ? [Release(null)] : [];
    }

    private IEnumerable<AnswerUpdate> Completed()
    {
        var answer = Written(Meant);
        answer = answer with
        {
            Text = _given.ToString(),
            Citations = Citations(),
            Markers = _markers.Markers,
            Readings = offline.Readings,
            Passages = offline.Passages,
            Origin = Origin,
            ModelFault = _fault,
            Usage = _usage,
            Notes = [.. Notes(), .. answer.Notes],
        };
        return answer.Chart is { } chart ? [new ChartUpdate(chart), new CompletedUpdate(answer)] : [new CompletedUpdate(answer)];
    }

    private IEnumerable<string> Notes()
    {
        if (Origin == AnswerOrigin.Cache)
        {
            yield return $"{_failure}; this is what it answered to the same question before, computed and checked again.";
        }

        yield return "The chat model chose the plan and the words; the engine computed the values.";
        if (_isReplaced)
        {
            yield return "Nothing that the chat model wrote could be proved; its text was replaced by the computed values.";
        }
        else if (_struck > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{(options.Grounding == GroundingMode.Strike ? "Struck" : "Flagged")} from what the chat model wrote, as no result shows it: {_struck} {(_struck == 1 ? "claim" : "claims")}.");
        }

        if (_links > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Left out of what the chat model wrote, as nobody asked for it: {_links} {(_links == 1 ? "link" : "links")}.");
        }

        if (_failure is not null && Origin == AnswerOrigin.Model)
        {
            yield return $"{_failure}; what came before it stands.";
        }
    }

    private IEnumerable<PlanUpdate> Plans()
    {
        foreach (var finding in Findings.All.Where(_shown.Add))
        {
            yield return new(Reading(finding), finding.Result.Proof);
        }
    }

    private TextUpdate Release(string? modelId)
    {
        var text = _held.ToString();
        _held.Clear();
        _given.Append(text);
        return new(text, _pieces++) { ModelId = modelId };
    }

    private Answer Written(Finding finding) => new AnswerWriter(request.Tables, answers).Write(request.Question, Reading(finding), finding.Result);

    private RankedPlan Reading(Finding finding)
    {
        var json = PlanJson.Write(finding.Plan);
        var reading = offline.Readings.FirstOrDefault(reading => PlanJson.Write(reading.Plan) == json) ?? new(finding.Plan, ModelConfidence, PlanReading.Of(finding.Plan));
        return reading with { Confidence = Math.Max(reading.Confidence, ModelConfidence), Reading = Checker.WithoutLinks(PlainReading.Of(reading.Reading, json, request.Question)) };
    }

    private void Hold(string text, IReadOnlyList<Citing> citings)
        => _held.Append(answers.MarkCitations ? _markers.Write(text, citings, _given.Length + _held.Length) : text);

    // Cells that a marker points to need no citation without one.
    private Citation[] Citations()
    {
        Citation[] all = [.. Findings.All.Reverse().Prepend(Meant).SelectMany(finding => Written(finding).Citations.Select(citation => citation with { Marker = _markers.NumberOf(finding) })).Distinct()];
        var marked = all.Where(citation => citation.Marker is not null).Select(citation => citation.Source).ToHashSet();
        return [.. all.Where(citation => citation.Marker is not null || !marked.Contains(citation.Source))];
    }

    // An answer may be a name, or several, and no figure.
    private Citing? Mention(string piece, Finding finding)
    {
        var (result, said) = (finding.Result, CheckedWriter.WithoutMarks(piece));
        var names = Enumerable.Range(0, Math.Min(result.RowCount, answers.MaxRowsInText)).SelectMany(row => Enumerable.Range(0, result.Columns.Count)
            .Where(column => result.Value(row, column).Kind == CellKind.Text).Select(column => result.Text(row, column).Trim()).Where(name => name.Length > 1));
        return names.SelectMany(name => Words.Occurrences(said, name)).Select(span => new Citing(span.End, [finding])).MaxBy(citing => citing.End);
    }
}
