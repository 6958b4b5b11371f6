using ExcelChat.Plans;
using ExcelChat.Plans.Proving;

namespace ExcelChat.Answers.Grounding;

/// <content>What plans were told.</content>
internal sealed partial class Grounds
{
    // What a plan compares with, it was told by the question, or it is no ground: a model could write any number into a condition to have it proved.
    private void AddPlan(Plan plan)
    {
        var stated = new Statement(Question);
        foreach (var node in PlanTree.All(plan))
        {
            if (node is Limit limit && stated.Has(limit.Count))
            {
                _numbers.Add(Count(limit.Count, [.. Counting.Rows, Counting.Rank]));
            }

            foreach (var literal in LiteralsOf(node))
            {
                AddLiteral(literal, stated);
            }
        }
    }

    private void AddLiteral(Literal literal, Statement stated)
    {
        if (literal.Number is { } number && stated.Has(number))
        {
            _numbers.Add(new(number, literal.ToString()));
        }

        if (literal.Date is { } day && stated.Has(day))
        {
            _givenDays.Add(day);
        }
    }

    private static IEnumerable<Literal> LiteralsOf(Plan plan) => plan switch
    {
        Constant constant => [constant.Value],
        Filter filter => PlanTree.PartsOf(filter.Where).SelectMany(LiteralsOf),
        _ => [],
    };

    private static IEnumerable<Literal> LiteralsOf(Predicate part) => part switch
    {
        Comparison { Value: { } value } => [value],
        Membership membership => membership.Values,
        Between between => [between.Low, between.High],
        _ => [],
    };
}
