-- The five programmes over the table population; null is "not supplied", and SQL's logic is the workload's.
with
scored as (
    select *,
        case when rd_staff is null or employees is null then null
             when rd_staff * 100 >= 30 * employees then 20
             when rd_staff * 100 >= 25 * employees then 16
             when rd_staff * 100 >= 20 * employees then 12
             when rd_staff * 100 >= 15 * employees then 8
             when rd_staff * 100 >= 10 * employees then 4
             else 0 end as personnel_score,
        case when rd_expense is null or revenue is null then null
             when rd_expense * 100 >= 6 * revenue then 50
             when rd_expense * 100 >= 5 * revenue then 40
             when rd_expense * 100 >= 4 * revenue then 30
             when rd_expense * 100 >= 3 * revenue then 20
             when rd_expense * 100 >= 2 * revenue then 10
             else 0 end as rd_score,
        case when invention_patents is null then null
             when invention_patents >= 1 then 30
             when utility_patents is null then null
             when utility_patents >= 4 then 24
             when utility_patents >= 3 then 18
             when utility_patents >= 2 then 12
             when utility_patents >= 1 then 6
             else 0 end as ip_score,
        not dishonest and not serious_accident as clean
    from population
),
first_two as (
    select *,
        employees <= 500 and revenue <= 200000000 and total_assets <= 200000000 and clean
            and (is_hnte or (personnel_score + rd_score + ip_score >= 60 and personnel_score > 0)) as e1,
        registered_years >= 2
            and substring(industry_code, 1, 3) in
                ('C27', 'C34', 'C35', 'C36', 'C37', 'C38', 'C39', 'C40', 'I64', 'I65', 'M73')
            and (invention_patents >= 1 or utility_patents >= 6)
            and rd_staff * 100 >= 10 * employees
            and (rd_expense + rd_expense_prev + rd_expense_prev2) * 100
                >= (revenue + revenue_prev + revenue_prev2)
                   * case when revenue <= 50000000 then 5 when revenue <= 200000000 then 4 else 3 end
            and rd_domestic_share >= 0.60 and hightech_revenue * 100 >= 60 * revenue and clean as e2
    from scored
),
decided as (
    select *,
        (is_tech_sme or e1 or is_hnte or e2)
            and registration_district in ('liangjiang', 'yubei', 'jiangbei', 'yuzhong', 'shapingba')
            and not dishonest and tax_credit_grade in ('A', 'B', 'M') as e3,
        case when invention_patents is null or utility_patents is null then null
             else least(10 * invention_patents, 40) + least(3 * utility_patents, 20) + rd_score * 4 // 5 end as worth,
        rd_reserve_filed and rd_expense > rd_expense_prev and rd_expense * 100 >= 3 * revenue and clean as e4,
        first_set_recognised and first_set_sales > 0
            and registration_district in ('liangjiang', 'yubei', 'yuzhong', 'shapingba', 'jiulongpo', 'beibei')
            and tax_credit_grade in ('A', 'B') and clean as e5
    from first_two
)
select id,
    e1, case when e1 then 10000 when not e1 then 0 end as a1,
    e2, case when e2 then case when revenue <= 50000000 then 100000 when revenue <= 200000000 then 200000 else 400000 end
             when not e2 then 0 end as a2,
    e3, case when e3 then
            case when worth is null or revenue is null then null
                 else least(case when worth >= 80 then 5000000 when worth >= 60 then 3000000 when worth >= 40 then 2000000
                                 when worth >= 20 then 1000000 else 500000 end, 3 * revenue // 10) end
             when not e3 then 0 end as a3,
    e4, case when e4 then least((rd_expense - rd_expense_prev) // 10, 2000000) when not e4 then 0 end as a4,
    e5, case when e5 then least(first_set_sales // 10, 5000000) when not e5 then 0 end as a5
from decided
